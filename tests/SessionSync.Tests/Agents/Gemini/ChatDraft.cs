using System.Text.Json;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>Writes chats as Gemini CLI does.</summary>
internal sealed class ChatDraft(string home)
{
    private static readonly JsonSerializerOptions s_pretty = new() { WriteIndented = true };

    private readonly List<object> _records = [];
    private readonly List<object> _messages = [];

    public string Id { get; init; } = Guid.NewGuid().ToString();

    public string Project { get; init; } = "demo";

    public string? Name { get; init; }

    public string Chats => Path.Combine(home, ".gemini", "tmp", Project, "chats");

    public ChatDraft Header(DateTimeOffset? updated = null) =>
        Add(new { sessionId = Id, projectHash = "0", startTime = DraftMessage.Morning, lastUpdated = updated ?? DraftMessage.Morning, kind = "main" })
            .Set(new { messages = new[] { Message("context", "user", "<session_context>\nThis is the Gemini CLI.") } });

    public ChatDraft Add(object record)
    {
        _records.Add(record);
        return this;
    }

    public ChatDraft Set(object change) => Add(new Dictionary<string, object> { ["$set"] = change });

    public ChatDraft RewindTo(string id) => Add(new Dictionary<string, object> { ["$rewindTo"] = id });

    public ChatDraft Say(Role role, string text, DateTimeOffset? at = null, string? id = null)
    {
        object message = role == Role.User
            ? new { id = id ?? Guid.NewGuid().ToString(), timestamp = at ?? DraftMessage.Morning, type = "user", content = new[] { new { text } } }
            : Message(id ?? Guid.NewGuid().ToString(), "gemini", text, at);
        _messages.Add(message);
        return Add(message).Set(new { lastUpdated = at ?? DraftMessage.Morning });
    }

    public static object Message(string id, string type, string content, DateTimeOffset? at = null) =>
        new { id, timestamp = at ?? DraftMessage.Morning, type, content, model = "gemini-x" };

    public string Write()
    {
        Directory.CreateDirectory(Chats);
        File.WriteAllLines(Path.Combine(Chats, Name ?? $"session-2026-03-04T05-06-{Id[..8]}.jsonl"), _records.Select(record => JsonSerializer.Serialize(record)));
        return Id;
    }

    /// <summary>As older versions write it.</summary>
    public string WriteDocument(DateTimeOffset? updated = null)
    {
        Directory.CreateDirectory(Chats);
        var document = new { sessionId = Id, projectHash = "0", startTime = DraftMessage.Morning, lastUpdated = updated ?? DraftMessage.Morning, messages = _messages };
        File.WriteAllText(Path.Combine(Chats, $"session-2026-03-04T05-06-{Id[..8]}.json"), JsonSerializer.Serialize(document, s_pretty));
        return Id;
    }
}
