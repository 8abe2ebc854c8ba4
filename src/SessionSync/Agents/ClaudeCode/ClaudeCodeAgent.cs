using SessionSync.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Anthropic's Claude Code: one JSON-lines file a session, in a folder named after the project's path.</summary>
public sealed class ClaudeCodeAgent : IAgent
{
    public AgentId Id { get; } = new("claude-code");

    public string DisplayName => "Claude Code";

    public AgentRoot Root { get; } = new("CLAUDE_CONFIG_DIR", ".claude", "projects", "sessions");

    public bool CanMerge => true;

    /// <summary>Whether a path below the root, as another machine tells it, is one that this agent's layout knows. Pure.</summary>
    public static bool IsAllowedPath(string path) => SessionPath.IsAllowed(path);

    public ListingScope ScopeOf(string projectPath) => new(ProjectFolder.PrefixOf(projectPath), "*.jsonl", ["timestamp", "cwd"]);

    public Inventory Interpret(Listing listing, string projectPath) => new ListingInterpreter(Id, projectPath).Interpret(listing);

    public string FolderFor(string projectPath, string place, IReadOnlyCollection<string> existingFolders) =>
        ProjectFolder.FolderFor(projectPath, place, existingFolders);

    public string PathFor(string folder, SessionKey session, string name) => SessionPath.Of(folder, session.Id, name);

    public TranscriptTail ReadTail(Stream transcript) => TailReader.Read(transcript);

    public string? ReadTitle(Stream transcript) => TitleReader.Read(transcript);

    /// <remarks>Both versions must be seekable: they are read more than once, so that neither has to fit into memory.</remarks>
    public Task MergeAsync(Stream older, Stream newer, SessionKey session, Stream merged, CancellationToken cancellationToken) =>
        new TranscriptMerge(older, newer, session.Id).WriteAsync(merged, cancellationToken);
}
