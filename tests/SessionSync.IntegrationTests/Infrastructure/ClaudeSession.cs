using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>One Claude Code session on disk: a transcript, and side files in a directory of the same name.</summary>
public sealed class ClaudeSession
{
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal ClaudeSession(string folder, string id, string workingDirectory)
    {
        Folder = folder;
        Id = id;
        WorkingDirectory = workingDirectory;
    }

    public string Folder { get; }

    public string Id { get; }

    /// <summary>What the records name as <c>cwd</c>.</summary>
    public string WorkingDirectory { get; }

    public string Transcript => Path.Combine(Folder, Id + ".jsonl");

    public bool Exists => File.Exists(Transcript);

    public string Text => File.ReadAllText(Transcript);

    public byte[] Bytes => File.ReadAllBytes(Transcript);

    public DateTimeOffset Modified
    {
        get => new(File.GetLastWriteTimeUtc(Transcript), TimeSpan.Zero);
        set => File.SetLastWriteTimeUtc(Transcript, value.UtcDateTime);
    }

    /// <summary>The transcript and every side file.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            string sideFolder = Path.Combine(Folder, Id);
            return Directory.Exists(sideFolder)
                ? [Transcript, .. Directory.EnumerateFiles(sideFolder, "*", SearchOption.AllDirectories).Order()]
                : [Transcript];
        }
    }

    /// <summary>The <c>uuid</c> of the last record that has one; null in an empty transcript.</summary>
    public string? LastUuid => File.ReadLines(Transcript).Select(UuidOf).LastOrDefault(uuid => uuid is not null);

    /// <summary>
    /// Appends a prompt, its answer and the metadata that Claude Code writes after a turn (which has no time),
    /// and gives the file the time of the answer.
    /// </summary>
    public void AppendTurn(string prompt, DateTimeOffset at, string? answer = null)
    {
        string user = Guid.NewGuid().ToString();
        string assistant = Guid.NewGuid().ToString();
        string? parent = LastUuid;
        AppendLine(Message("user", user, parent, at.AddSeconds(-5), new JsonObject { ["role"] = "user", ["content"] = prompt }));
        AppendLine(Message("assistant", assistant, user, at, Answer(answer ?? $"Answer to: {prompt}")));
        AppendLine(Metadata("last-prompt", ("lastPrompt", prompt), ("leafUuid", assistant)));
        AppendLine(Metadata("mode", ("mode", "normal")));
        AppendLine(Metadata("cost-state", ("totalCostUSD", 0.045), ("hasUnknownModelCost", false)));
        Modified = at;
    }

    /// <summary>Appends any line as it is.</summary>
    public void AppendLine(string line) => File.AppendAllText(Transcript, line + "\n");

    /// <summary>Writes <c>&lt;id&gt;/&lt;name&gt;</c>, for example <c>subagents/agent-1.jsonl</c>, with the transcript's time.</summary>
    public string WriteSideFile(string name, string content)
    {
        string path = Path.Combine(Folder, Id, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, Modified.UtcDateTime);
        return path;
    }

    public void Delete()
    {
        foreach (string file in Files)
        {
            File.Delete(file);
        }
    }

    internal void Start(DateTimeOffset at)
    {
        AppendLine(Metadata("queue-operation", ("operation", "enqueue"), ("timestamp", Format(at)), ("content", "Prompt 1")));
        AppendLine(Metadata("permission-mode", ("permissionMode", "default")));
    }

    private string Message(string type, string uuid, string? parent, DateTimeOffset at, JsonObject message) => new JsonObject
    {
        ["parentUuid"] = parent,
        ["isSidechain"] = false,
        ["userType"] = "external",
        ["entrypoint"] = "cli",
        ["cwd"] = WorkingDirectory,
        ["sessionId"] = Id,
        ["version"] = "2.1.328",
        ["gitBranch"] = "main",
        ["type"] = type,
        ["message"] = message,
        ["uuid"] = uuid,
        ["timestamp"] = Format(at),
    }.ToJsonString(AsIs);

    private static JsonObject Answer(string text) => new()
    {
        ["id"] = "msg_01" + Guid.NewGuid().ToString("N")[..22],
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = "claude-opus-5-5",
        ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
        ["stop_reason"] = "end_turn",
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = 2726, ["output_tokens"] = 12 },
    };

    private string Metadata(string type, params (string Name, JsonNode Value)[] fields)
    {
        var record = new JsonObject { ["type"] = type };
        foreach (var (name, value) in fields)
        {
            record[name] = value;
        }

        record["sessionId"] = Id;
        return record.ToJsonString(AsIs);
    }

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static string? UuidOf(string line)
    {
        try
        {
            return (JsonNode.Parse(line) as JsonObject)?["uuid"]?.GetValue<string>();
        }
        catch (JsonException)
        {
            // A torn or damaged line, which a test put there.
            return null;
        }
    }
}
