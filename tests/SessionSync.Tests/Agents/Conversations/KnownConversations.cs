using System.Text.Json.Nodes;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>The table of what is in the fixtures, and its rows as they are made of what the program tells.</summary>
internal static class KnownConversations
{
    private const string Separator = " | ";

    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Homes => [.. Table().Select(static row => row.Split(Separator)[0]).Distinct()];

    public static string[] RowsOf(string home) =>
        [.. Table().Where(row => row.StartsWith(home + Separator, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static string Row(string home, JsonNode session, string? project, JsonArray messages)
    {
        string[] parts = [.. messages.SelectMany(static message => message!["parts"]!.AsArray()).Select(static part => part!["type"]!.GetValue<string>())];
        return string.Join(
            Separator,
            home, Text(session, "id"), Text(session, "parent_id"), Text(session, "title"), project ?? "-", Text(session, "branch"), Text(session, "model"),
            Spoken(messages, "user"), Spoken(messages, "assistant"), parts.Count(static type => type == "tool_call"), parts.Count(static type => type == "tool_result"),
            Tokens(session), Text(session, "started_at"), Text(session, "last_message_at"));
    }

    public static string Text(JsonNode session, string name) => session[name]?.GetValue<string>() ?? "-";

    /// <summary>Their sum, which a list tells, where a document tells each kind.</summary>
    public static long Tokens(JsonNode session) =>
        session["tokens"] is JsonObject kinds ? kinds.Sum(static kind => kind.Value!.GetValue<long>()) : session["tokens"]!.GetValue<long>();

    public static int Spoken(JsonArray messages, string role) => messages.Count(message =>
        message!["type"]!.GetValue<string>() == role && message["meta"]?.GetValue<bool>() != true
        && message["parts"]!.AsArray().Any(static part => part!["type"]!.GetValue<string>() == "text"));

    private static string[] Table() => [.. File.ReadLines(Path.Combine(Fixtures, "conversations.txt")).Where(static line => !line.StartsWith('#'))];
}
