using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>Asks the user's own gh which Codespaces there are. That starts none of them.</summary>
public static class CodespaceList
{
    private const string What = "Cannot list your Codespaces";

    /// <summary>Whether there is a gh to ask.</summary>
    /// <param name="path">The value of PATH.</param>
    public static bool IsAvailable(string? path) =>
        (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, "gh")));

    /// <exception cref="SyncException">gh is missing, not logged in, or cannot reach GitHub.</exception>
    public static async Task<ImmutableArray<Codespace>> ReadAsync(CancellationToken cancellationToken)
    {
        // Without a limit gh stops at thirty.
        string[] arguments = ["codespace", "list", "--json", "name,repository,state", "-L", "1000"];
        ChildProcess gh;
        try
        {
            gh = ChildProcess.Start("gh", arguments);
        }
        catch (Win32Exception)
        {
            throw GitHubFailure.NotInstalled(What);
        }

        await using (gh)
        {
            gh.CloseInput();
            using var output = new MemoryStream();
            await gh.Output.CopyToAsync(output, cancellationToken);
            int exitCode = await gh.WaitAsync(cancellationToken);
            if (exitCode != 0)
            {
                throw GitHubFailure.Explain(What, gh.Error, exitCode)
                    ?? new SyncException(ExitCode.Unreachable, What, $"gh says: {Printable.Line(gh.Error)}", "gh codespace list");
            }

            return Parse(output.ToArray());
        }
    }

    private static ImmutableArray<Codespace> Parse(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            ImmutableArray<Codespace>.Builder codespaces = ImmutableArray.CreateBuilder<Codespace>();
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                codespaces.Add(new Codespace(
                    item.GetProperty("name").GetString() ?? "",
                    item.GetProperty("repository").GetString() ?? "",
                    item.GetProperty("state").GetString() ?? ""));
            }

            return codespaces.ToImmutable();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SyncException(ExitCode.Unreachable, What, "What gh answered cannot be read", "gh codespace list --json name,repository,state", "Update gh");
        }
    }
}
