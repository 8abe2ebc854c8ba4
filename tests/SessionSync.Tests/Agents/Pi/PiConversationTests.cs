using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Pi;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Pi;

public sealed class PiConversationTests : LineConversationContract
{
    private const string Tools = "01a1f7b8-663a-743a-8f63-56e12f37d41b";

    protected override IConversationReader Reader { get; } = new PiConversations();

    protected override string FixtureFolder => "pi";

    protected override string Variable => "PI_CODING_AGENT_DIR";

    protected override string VariableFolder => ".pi/agent";

    protected override ImmutableArray<ExpectedConversation> Expected { get; } =
    [
        new("plain", "01a1f7b7-f670-7011-ae03-7e6647509166", 2) { Title = "first plain question", Model = "mock-model", WorkingDirectory = "/workspaces/demo", Tokens = 27 },
        new("tools", Tools, 5) { Title = "[[tools]] please use tools", Tokens = 260 },
        new("compacted", "01a1f7b8-ce08-7308-ba94-c7fe3030d665", 7) { Tokens = 6977 },
        new("forked-named", Tools, 7) { Title = "pi title", Tokens = 379 },
        new("forked-named", "01a1f7c8-e951-74fa-999d-61caa696ed37", 7) { ParentId = Tools, Title = "[[tools]] please use tools" },
        new("old-mariozechner-0.73.1", "01a1f7c9-c6c6-7200-9090-a61434035e5c", 7) { Tokens = 443 },
        new("handwritten-minimal", "7e04477a-a947-48bc-b73a-fedfd97c8183", 3) { Title = "HW-USER-1", WorkingDirectory = "/home/u/demo" },
    ];

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        string id = Guid.CreateVersion7().ToString();
        var text = new StringBuilder($$"""{"type":"session","version":3,"id":"{{id}}","timestamp":"{{messages[0].At:yyyy-MM-ddTHH:mm:ss.fffZ}}","cwd":"/workspaces/demo"}""").Append('\n');
        for (int index = 0; index < messages.Count; index++)
        {
            DraftMessage message = messages[index];
            string parent = index == 0 ? "null" : $"\"{index:x8}\"";
            string role = message.Role == Role.User ? "user" : "assistant";
            text.Append($$$"""{"type":"message","id":"{{{index + 1:x8}}}","parentId":{{{parent}}},"timestamp":"{{{message.At:yyyy-MM-ddTHH:mm:ss.fffZ}}}","message":{"role":"{{{role}}}","content":[{"type":"text","text":{{{JsonSerializer.Serialize(message.Text)}}}}]}}""").Append('\n');
        }

        return WriteFile(home, id, text.ToString());
    }

    private static string WriteFile(string home, string id, string text)
    {
        string folder = Path.Combine(home, ".pi", "agent", "sessions", "--workspaces-demo--");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"2026-03-04T05-06-07-000Z_{id}.jsonl"), text);
        return id;
    }
}
