using System.ComponentModel;
using System.Text.Json;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>Asks the user's own gh something that it answers in JSON.</summary>
internal static class GitHubCommand
{
    /// <summary>GitHub may take its time for a long list, but not for ever.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <param name="what">What cannot be done if this fails: a sentence without its full stop.</param>
    /// <param name="read">Makes the answer of the document.</param>
    /// <exception cref="SyncException">gh is missing, not logged in, cannot reach GitHub, or answers something else.</exception>
    public static async Task<T> AskAsync<T>(string what, IReadOnlyList<string> arguments, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        string line = $"gh {string.Join(' ', arguments)}";
        ChildProcess gh;
        try
        {
            gh = ChildProcess.Start("gh", arguments);
        }
        catch (Win32Exception)
        {
            throw GitHubFailure.NotInstalled(what);
        }

        await using (gh)
        {
            gh.CloseInput();
            using var output = new MemoryStream();
            await ReadAsync(gh, output, what, line, cancellationToken);
            int exitCode = await gh.WaitAsync(cancellationToken);
            if (exitCode != 0)
            {
                throw GitHubFailure.Explain(what, gh.ErrorText, exitCode)
                    ?? new SyncException(FailureKind.Unreachable, what, $"gh says: {Printable.Line(gh.ErrorText)}", line);
            }

            return Read(output.ToArray(), what, line, read);
        }
    }

    private static async Task ReadAsync(ChildProcess gh, MemoryStream output, string what, string line, CancellationToken cancellationToken)
    {
        var limit = new IdleLimit(static () => s_patience, TimeProvider.System);
        try
        {
            await new IdleReadStream(gh.Output, limit, gh.EndAsync).CopyToAsync(output, cancellationToken);
        }
        catch (IOException) when (limit.Failure is { } failure)
        {
            throw new SyncException(FailureKind.Unreachable, what, $"gh waits for GitHub. {failure.Message}", line, "Check the network");
        }
    }

    private static T Read<T>(byte[] json, string what, string line, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SyncException(FailureKind.Unreachable, what, "What gh answered cannot be read", line, "Update gh");
        }
    }
}
