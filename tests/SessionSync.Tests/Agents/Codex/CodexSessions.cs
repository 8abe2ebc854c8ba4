using System.Text;
using System.Text.Json;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Codex;

/// <summary>What the tests of syncing this agent share.</summary>
internal static class CodexSessions
{
    public const string Demo = "/home/u/demo";
    public const string Day = "sessions/2026/11/20";
    public const string First = "01a1f7b7-ef6a-7d43-b71b-212447be40cd";
    public const string Second = "01a1f7b8-5cc0-7263-b99f-ece42d5661c3";
    public const string Third = "01a1f7ca-9ea9-7211-93b3-43bbc0672d44";

    public static CodexAgent Agent { get; } = new();

    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "codex");

    public static SessionKey Key(string id) => new(Agent.Id, id);

    public static string PathOf(string id, string folder = Day, string end = ".jsonl") => $"{folder}/rollout-2026-11-20T06-49-49-{id}{end}";

    public static string Header(string id, string directory, object? more = null)
    {
        var payload = new Dictionary<string, object?> { ["session_id"] = id, ["id"] = id };
        foreach (JsonProperty property in JsonSerializer.SerializeToElement(more ?? new { }).EnumerateObject())
        {
            payload[property.Name] = property.Value;
        }

        payload["timestamp"] = "2026-11-20T06:49:49.172Z";
        payload["cwd"] = directory;
        payload.TryAdd("base_instructions", new { text = new string('x', 20_000) });
        return JsonSerializer.Serialize(new { timestamp = DateTimeOffset.UnixEpoch, ordinal = 0, type = "session_meta", payload }) + "\n";
    }

    /// <summary>What a listing tells of a file with this beginning.</summary>
    public static ListedFile Listed(string path, string beginning, long size = 100, long modified = 1000, DateTimeOffset? head = null) =>
        new(path, new FileStamp(size, modified), head) { Header = HeaderReader.Read(Stream(beginning), Agent.WholeScope.HeaderKeys) };

    public static ListedFile Listed(string id, object? more = null, string directory = Demo) => Listed(PathOf(id), Header(id, directory, more));

    public static Inventory Interpret(params ListedFile[] files) => Agent.Interpret(new Listing([.. files], []), Demo);

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
