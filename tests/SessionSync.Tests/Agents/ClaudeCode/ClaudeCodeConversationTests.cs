using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class ClaudeCodeConversationTests : LineConversationContract
{
    private const string Demo = "d9296a5d-c120-41c1-a994-156c5dd5c26d";

    protected override IConversationReader Reader { get; } = new ClaudeCodeConversations();

    protected override string FixtureFolder => "claude";

    protected override string Variable => "CLAUDE_CONFIG_DIR";

    protected override string VariableFolder => ".claude";

    protected override ImmutableArray<ExpectedConversation> Expected { get; } =
    [
        new("plain", "626455c2-7e49-4f62-98f8-5e23ae17f79d", 2) { Title = "first plain question", Model = "claude-opus-5-5", Branch = "main", WorkingDirectory = "/workspaces/demo", Tokens = 2612 },
        new("tools", Demo, 5) { Title = "[[tools]] please use tools", Tokens = 11121 },
        new("thinking", "506e42b7-738e-4964-9b59-97c549a40861", 2) { Title = "[[think]] think about it", Tokens = 2737 },
        new("big-tool-result", "ee4b32a2-1f1e-4601-9c16-d4e4b247a4ee", 3) { Tokens = 6032 },
        new("compacted", Demo, 7) { Tokens = 13969 },
        new("resumed-other-path", Demo, 7) { Tokens = 13992, WorkingDirectory = "/home/u/demo" },
        new("forked", Demo, 5),
        new("forked", "2814b27c-fcad-4e99-b9d1-d620b801d807", 7) { ParentId = Demo },
        new("subagent", "49cd1540-25b0-466a-8bd8-f86f72d42fb8", 4) { Tokens = 9088 },
        new("subagent", "agent-a1b77bbc8d49438fe", 2) { IsSubagent = true, ParentId = "49cd1540-25b0-466a-8bd8-f86f72d42fb8", Title = "mock description", Tokens = 2197 },
        new("damaged-badmid", Demo, 5),
        new("damaged-crlf", Demo, 5),
        new("damaged-trunc", Demo, 4) { Tokens = 8287 },
        new("handwritten-minimal", "11111111-1111-4111-8111-111111111111", 2) { Title = "HANDWRITTEN PICK" },
        new("handwritten-minimal", "22222222-2222-4222-8222-222222222222", 2),
        new("old-1.0.128", "2d52d4f8-192f-4b3b-b260-496c06508449", 5) { Tokens = 1145 },
        new("old-2.1.100", "a42af032-1534-42e8-8a68-71c6d4e63172", 5) { Tokens = 1583 },
        .. new[]
        {
            "8d72669f-dc56-4c90-aa98-19e7354a4fa0", "65fa01cf-59b2-4350-90b3-491af7c7b2ee", "a83aa7f6-3d9f-46e4-9378-5109ceace0ca", "324d5ee4-035c-4a78-b906-7162dae2ffc6",
            "d343ba2f-9916-459e-9942-0ee6bedbb4fb", "d91ebcfa-da68-4ca6-ba56-2c181ed89f28", "5b274a96-4a59-4afd-92fa-c08ad9e988f4", "70f77089-9c6d-4903-8c58-eff6d57cbf2c",
        }.Select(id => new ExpectedConversation("path-encoding", id, 1)),
    ];

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        string id = Guid.NewGuid().ToString();
        string folder = Path.Combine(home, ".claude", "projects", "-workspaces-demo");
        Directory.CreateDirectory(folder);
        var text = new StringBuilder();
        string? parent = null;
        foreach (DraftMessage message in messages)
        {
            string own = Guid.NewGuid().ToString();
            string role = message.Role == Role.User ? "user" : "assistant";
            text.Append($$"""{"parentUuid":{{JsonSerializer.Serialize(parent)}},"type":"{{role}}","message":{"role":"{{role}}","content":{{JsonSerializer.Serialize(message.Text)}}},"uuid":"{{own}}","timestamp":"{{message.At:yyyy-MM-ddTHH:mm:ss.fffZ}}","sessionId":"{{id}}"}""").Append('\n');
            parent = own;
        }

        File.WriteAllText(Path.Combine(folder, id + ".jsonl"), text.ToString());
        return id;
    }
}
