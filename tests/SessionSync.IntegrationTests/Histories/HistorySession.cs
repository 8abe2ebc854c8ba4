using System.Globalization;
using System.Text;

namespace SessionSync.IntegrationTests.Histories;

/// <summary>A session of a history: how its agent names its file and writes its records. Every record holds a token of its own.</summary>
/// <param name="Agent">The agent's id; <c>document</c> for Gemini's older versions.</param>
internal sealed record HistorySession(string Agent, string Id)
{
    private const string Day = "2026-05-01";

    /// <summary>Below the home of a machine whose project is at this path.</summary>
    public string PathIn(string project) => Agent switch
    {
        "claude-code" => $".claude/projects/{project.Replace('/', '-')}/{Id}.jsonl",
        "codex" => $".codex/sessions/{Day.Replace('-', '/')}/rollout-{Day}T00-00-00-{Id}.jsonl",
        "pi" => $".pi/agent/sessions/--{project.Trim('/').Replace('/', '-')}--/{Day}T00-00-00-000Z_{Id}.jsonl",
        "gemini" => $".gemini/tmp/product/chats/session-{Day}T00-00-{Id[..8]}.jsonl",
        _ => $".gemini/tmp/product/chats/session-{Day}T00-00-{Id[..8]}.json",
    };

    /// <summary>The first line, where there is one; empty otherwise.</summary>
    public string Header(string project) => Agent switch
    {
        "codex" => $$$"""{"timestamp":"{{{Day}}}T00:00:00.000Z","type":"session_meta","payload":{"id":"{{{Id}}}","timestamp":"{{{Day}}}T00:00:00.000Z","cwd":"{{{project}}}","originator":"x","cli_version":"0","source":"cli"}}""" + "\n",
        "pi" => $$"""{"type":"session","version":3,"id":"{{Id}}","timestamp":"{{Day}}T00:00:00.000Z","cwd":"{{project}}"}""" + "\n",
        "gemini" => $$"""{"sessionId":"{{Id}}","projectHash":"x","startTime":"{{Day}}T00:00:00.000Z","lastUpdated":"{{Day}}T00:00:00.000Z","kind":"main"}""" + "\n",
        _ => "",
    };

    /// <param name="number">Tells this record from all others, and when it was written.</param>
    public string Record(string project, int number, int size)
    {
        string at = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        string text = $"{Token(number)} {new string('x', size)}";
        return Agent switch
        {
            "claude-code" => $$$"""{"parentUuid":null,"isSidechain":false,"cwd":"{{{project}}}","sessionId":"{{{Id}}}","version":"2.1.328","type":"user","message":{"role":"user","content":"{{{text}}}"},"uuid":"{{{Uuid(number)}}}","timestamp":"{{{at}}}"}""",
            "codex" => $$$"""{"timestamp":"{{{at}}}","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"{{{text}}}"}]}}""",
            "pi" => $$$"""{"type":"message","id":"{{{number:x8}}}","parentId":null,"timestamp":"{{{at}}}","message":{"role":"user","content":[{"type":"text","text":"{{{text}}}"}]}}""",
            _ => $$"""{"id":"{{Uuid(number)}}","timestamp":"{{at}}","type":"user","content":"{{text}}"}""",
        };
    }

    /// <summary>What a file of it becomes when the agent goes on.</summary>
    public byte[] GoOn(byte[] content, string project, IEnumerable<string> records)
    {
        string text = Encoding.UTF8.GetString(content);
        return Encoding.UTF8.GetBytes(Agent != "document"
            ? (text.Length == 0 ? Header(project) : text) + string.Concat(records.Select(static record => record + "\n"))
            : $$"""
                {
                  "sessionId": "{{Id}}",
                  "projectHash": "x",
                  "startTime": "{{Day}}T00:00:00.000Z",
                  "lastUpdated": "{{Day}}T00:00:00.000Z",
                  "messages": [
                {{string.Join(",\n", MessagesOf(text).Concat(records.Select(static record => $"    {record}")))}}
                  ]
                }
                """);
    }

    private static string Token(int number) => $"TOKEN-{number:x8}";

    private static string Uuid(int number) => $"00000000-0000-4000-8000-{number:x12}";

    private static IEnumerable<string> MessagesOf(string document) =>
        document.Split('\n').Where(static line => line.StartsWith("    {", StringComparison.Ordinal)).Select(static line => line.TrimEnd(','));
}
