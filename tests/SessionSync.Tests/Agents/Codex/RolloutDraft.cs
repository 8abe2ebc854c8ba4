using System.Text.Json;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Codex;

/// <summary>Writes rollouts as Codex does.</summary>
internal sealed class RolloutDraft(string home)
{
    private readonly List<string> _lines = [];

    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>Ordinals begin here; null for rollouts without, as older versions write them.</summary>
    public int? FirstOrdinal { get; init; } = 0;

    public string Folder { get; init; } = ".codex/sessions/2026/03/04";

    public string Path => System.IO.Path.Combine(home, Folder, $"rollout-2026-03-04T05-06-07-{Id}.jsonl");

    public RolloutDraft Header(object? more = null)
    {
        var payload = new Dictionary<string, object?> { ["id"] = Id, ["timestamp"] = DraftMessage.Morning, ["cwd"] = "/home/u/demo" };
        foreach (JsonProperty property in JsonSerializer.SerializeToElement(more ?? new { }).EnumerateObject())
        {
            payload[property.Name] = property.Value;
        }

        return Add("session_meta", payload);
    }

    public RolloutDraft Add(string type, object payload, DateTimeOffset? at = null)
    {
        var record = new Dictionary<string, object> { ["timestamp"] = at ?? DraftMessage.Morning };
        if (FirstOrdinal is { } first)
        {
            record["ordinal"] = first + _lines.Count;
        }

        record["type"] = type;
        record["payload"] = payload;
        _lines.Add(JsonSerializer.Serialize(record));
        return this;
    }

    public RolloutDraft Item(object payload) => Add("response_item", payload);

    public RolloutDraft Event(object payload, DateTimeOffset? at = null) => Add("event_msg", payload, at);

    public RolloutDraft Say(Role role, string text, DateTimeOffset? at = null) => role == Role.User
        ? Add("response_item", Spoken("user", "input_text", text), at).Add("event_msg", new { type = "user_message", message = text }, at)
        : Add("event_msg", new { type = "agent_message", message = text }, at).Add("response_item", Spoken("assistant", "output_text", text), at);

    public RolloutDraft Total(int input, int output, int cached = 0, DateTimeOffset? at = null) => Event(
        new
        {
            type = "token_count",
            info = new { total_token_usage = Usage(10 * input, 10 * output, cached), last_token_usage = Usage(input, output, cached) },
        },
        at);

    /// <summary>Tells of the account's limits, and nothing of tokens.</summary>
    public RolloutDraft Limits() => Event(new { type = "token_count", info = (object?)null, rate_limits = new { primary = (object?)null } });

    public RolloutDraft Answer(int input, int output) => Add("token_usage_record", new { usage = Usage(input, output, 0) });

    public string Write()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllLines(Path, _lines);
        return Id;
    }

    private static object Spoken(string role, string kind, string text) => new { type = "message", role, content = new[] { new { type = kind, text } } };

    private static object Usage(int input, int output, int cached) => new { input_tokens = input, cached_input_tokens = cached, output_tokens = output };
}
