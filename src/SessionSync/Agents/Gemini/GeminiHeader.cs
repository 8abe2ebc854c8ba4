using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;

namespace SessionSync.Agents.Gemini;

/// <summary>The facts that a listing reads from the beginnings of files.</summary>
internal static class GeminiHeader
{
    /// <summary>Below the root: tells which folder a project has.</summary>
    public const string Registry = "projects.json";

    private const int Session = 0;
    private const int Kind = 1;
    private const int LastUpdated = 2;
    private const int FirstLine = 3;
    private const int Folder = 4;

    private static readonly ImmutableArray<string> s_keys = ["sessionId", "kind", "lastUpdated", ""];

    /// <param name="projectPath">The registry has a project's folder behind its path; null where no project's is wanted.</param>
    public static ImmutableArray<string> KeysFor(string? projectPath) => projectPath is null || NeedsEscapes(projectPath) ? s_keys : s_keys.Add(projectPath);

    /// <summary>The id of the session in a chat's file; null where it tells none that can be used as a name.</summary>
    public static string? IdIn(ListedFile file) => TextIn(file, Session) is { } id && PlainId.IsPlain(id) ? id : null;

    public static bool IsSubagent(ListedFile file) => TextIn(file, Kind) == "subagent";

    public static DateTimeOffset? LastUpdateIn(ListedFile file) =>
        DateTimeOffset.TryParse(TextIn(file, LastUpdated), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at)
            ? at : null;

    /// <summary>Whose folder it is that a marker lies in; null where it says nothing that can be read.</summary>
    public static string? OwnerIn(ListedFile marker) => TextIn(marker, FirstLine)?.Trim() is { Length: > 0 } owner ? owner : null;

    /// <summary>The name of the project's folder, where the registry has it near its beginning.</summary>
    public static string? FolderIn(ListedFile registry) => TextIn(registry, Folder);

    private static string? TextIn(ListedFile file, int key) => key < file.Header.Length ? file.Header[key]?.Text : null;

    private static bool NeedsEscapes(string path) => path.AsSpan().IndexOfAny('"', '\\') >= 0 || path.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0;
}
