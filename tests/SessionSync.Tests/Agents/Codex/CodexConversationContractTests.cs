using System.Collections.Immutable;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Codex;

public sealed class CodexConversationContractTests : LineConversationContract
{
    private const string Place = "/workspaces/demo";
    private const string Tools = "01a1f7b8-5cc0-7263-b99f-ece42d5661c3";
    private const string Parent = "01a1f7cf-3d2a-71d3-b35e-c3957e177d21";

    protected override IConversationReader Reader { get; } = new CodexConversations();

    protected override string FixtureFolder => "codex";

    protected override string Variable => "CODEX_HOME";

    protected override string VariableFolder => ".codex";

    protected override ImmutableArray<ExpectedConversation> Expected { get; } =
    [
        Made("plain", "01a1f7b7-ef6a-7d43-b71b-212447be40cd", 2) with { Title = "first plain question", Tokens = 4982 },
        Made("tools", Tools, 3) with { Title = "[[tools]] please use tools", Tokens = 10047 },
        Made("big-tool-result", "01a1f7b8-c628-7420-9122-41a88cf3679d", 3) with { Tokens = 12522 },
        Made("compacted", "01a1f7c0-1722-7941-becb-e95bd29384b8", 6) with { Tokens = 22884 },
        Made("zst", "01a1f7b8-7876-79e3-9367-abd88db96cb5", 2) with { Title = "[[think]] think about it", Tokens = 4983 },
        Made("legacy-0.98.0", "01a1f7c0-4506-77e2-b64e-cc84191cca04", 3) with { Tokens = 2188 },
        Made("resumed-other-path", Tools, 5) with { Tokens = 15747 },
        Made("forked-renamed", Tools, 5) with { Title = "codex title", Tokens = 15989 },
        Made("forked-renamed", "01a1f7ca-9ea9-7211-93b3-43bbc0672d44", 7) with { Title = "codex title", ParentId = Tools, Tokens = 5951 },
        Made("subagent", Parent, 3) with { Tokens = 9992 },
        Made("subagent", "01a1f7cf-3db5-7671-80a6-d3a487609a07", 1) with { ParentId = Parent, IsSubagent = true, Title = "SUBAGENT-PROMPT: say one line" },
        new("handwritten-minimal", "00000000-0000-7000-8000-000000000001", 2) { WorkingDirectory = "/home/u/demo", Title = "cli-noprov-noevent-U", Tokens = 0 },
        new("handwritten-minimal", "00000000-0000-7000-8000-000000000002", 2),
        new("handwritten-minimal", "00000000-0000-7000-8000-000000000003", 2),
    ];

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        RolloutDraft draft = new RolloutDraft(home).Header();
        foreach (DraftMessage message in messages)
        {
            draft.Say(message.Role, message.Text, message.At);
        }

        return draft.Write();
    }

    private static ExpectedConversation Made(string home, string id, int messages) =>
        new(home, id, messages) { WorkingDirectory = Place, Branch = "main", Model = "mock-model" };
}
