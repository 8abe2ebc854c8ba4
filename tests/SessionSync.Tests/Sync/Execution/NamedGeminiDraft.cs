using SessionSync.Agents.Contracts;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>The same journal in a folder that is named after the project, which a file in it tells whose it is.</summary>
internal sealed class NamedGeminiDraft : IAgentDraft
{
    public const string Marker = ".gemini/tmp/product/.project_root";
    private readonly GeminiDraft _journal = new();

    public IAgent Agent => _journal.Agent;

    public string PathOf(string project, string id) => $".gemini/tmp/product/chats/{Path.GetFileName(_journal.PathOf(project, id))}";

    public string Begin(string project, string id) => _journal.Begin(project, id);

    public string Say(string present, string project, string id, string text, DateTimeOffset at) => _journal.Say(present, project, id, text, at);
}
