using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Anthropic's Claude Code: one JSON-lines file a session, in a folder named after the project's path.</summary>
public sealed class ClaudeCodeAgent : IMergingAgent
{
    public AgentId Id { get; } = new("claude-code");

    public string DisplayName => "Claude Code";

    public AgentRoot Root { get; } = new("CLAUDE_CONFIG_DIR", ".claude", "projects", "sessions");

    public ListingScope WholeScope { get; } = new([], ["*.jsonl"], 1, ["timestamp", "cwd"], []);

    public ListingScope ScopeOf(string projectPath) => WholeScope with { Prefixes = [ProjectFolder.PrefixOf(projectPath)] };

    public string? WorkingDirectoryOf(ListedFile file) => file.WorkingDirectory;

    public Inventory Interpret(Listing listing, string projectPath) => new ListingInterpreter(Id, projectPath).Interpret(listing);

    public string FolderFor(string projectPath, SessionEntry session, KnownFolders here) =>
        ProjectFolder.FolderFor(projectPath, session.Place, here.Names);

    public string PathFor(string folder, SessionEntry session, string name) => SessionPath.Of(folder, session.Key.Id, name);

    public FolderMarker? MarkerFor(string projectPath, string place, string path) => null;

    public TranscriptTail ReadTail(Stream transcript) => TailReader.Read(transcript, wantsDirectory: true);

    public string? ReadTitle(Stream transcript) => TitleReader.Read(transcript);

    /// <remarks>Both versions must be seekable: they are read more than once, so that neither has to fit into memory.</remarks>
    public Task MergeAsync(Stream older, Stream newer, SessionKey session, Stream merged, CancellationToken cancellationToken) =>
        new TranscriptMerge(older, newer, session.Id).WriteAsync(merged, cancellationToken);
}
