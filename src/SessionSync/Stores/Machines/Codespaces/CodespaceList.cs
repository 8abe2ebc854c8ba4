using System.Text.Json;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>Asks the user's own gh which Codespaces there are. That starts none of them.</summary>
public static class CodespaceList
{
    // Without a limit gh stops at thirty.
    private static readonly string[] s_arguments = ["codespace", "list", "--json", "name,repository,state", "-L", "1000"];

    /// <summary>Whether there is a gh to ask.</summary>
    /// <param name="path">The value of PATH.</param>
    public static bool IsAvailable(string? path) =>
        ProgramPath.Find("gh", path ?? "") is not null;

    /// <exception cref="SyncException">gh is missing, not logged in, or cannot reach GitHub.</exception>
    public static Task<IReadOnlyList<Codespace>> ReadAsync(CancellationToken cancellationToken) =>
        GitHubCommand.AskAsync("Cannot list your Codespaces", s_arguments, Parse, cancellationToken);

    private static IReadOnlyList<Codespace> Parse(JsonElement list)
    {
        var codespaces = new List<Codespace>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            codespaces.Add(new Codespace(Text(item, "name"), item.GetProperty("repository").GetString() ?? "", Text(item, "state")));
        }

        return codespaces;
    }

    private static string Text(JsonElement item, string field) =>
        item.GetProperty(field).GetString() is { Length: > 0 } text ? text : throw new JsonException($"The {field} is missing");
}
