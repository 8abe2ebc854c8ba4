using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Agents.Gemini;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>Files of a home as a listing tells them.</summary>
internal static class GeminiHomeListing
{
    public const string Project = "/home/me/My_Project";
    public const string First = "fd8745dd-cc5d-49bc-bee7-4614960083c0";
    public const string Second = "47fe6fdc-686e-425d-a814-a5bc76c8ac77";

    public static GeminiAgent Agent { get; } = new();

    public static ListedFile Chat(string path, string id, long size = 100, string kind = "main") =>
        Listed(path, JsonSerializer.Serialize(new { sessionId = id, projectHash = "0", startTime = "2026-03-04T05:06:07.000Z", lastUpdated = "2026-03-04T05:06:07.000Z", kind }) + "\n", size) with
        {
            Head = path.EndsWith(".jsonl", StringComparison.Ordinal) ? DateTimeOffset.UnixEpoch : null,
        };

    public static ListedFile Marker(string folder, string directory) => Listed($"tmp/{folder}/.project_root", directory);

    public static ListedFile Registry(string directory, string folder) =>
        Listed("projects.json", JsonSerializer.Serialize(new { projects = new Dictionary<string, string> { ["/a"] = "other", [directory] = folder } }));

    public static ListedFile Side(string path) => new(path, new FileStamp(10, 1000));

    public static Inventory Interpret(params ImmutableArray<ListedFile> files) => Agent.Interpret(new Listing(files, []), Project);

    /// <summary>The sessions of a listing, without what only tells of folders.</summary>
    public static SessionEntry[] Found(params ImmutableArray<ListedFile> files) => [.. Interpret(files).Sessions.Where(session => !session.Files.IsEmpty)];

    private static ListedFile Listed(string path, string content, long? size = null) =>
        new(path, new FileStamp(size ?? content.Length, 1000)) { Header = HeaderReader.Find(Encoding.UTF8.GetBytes(content), Agent.ScopeOf(Project).HeaderKeys) };
}
