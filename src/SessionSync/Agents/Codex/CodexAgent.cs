using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>OpenAI's Codex CLI: one rollout a session, by the day it began. It must name this machine's directory in its header, for
/// Codex lists sessions by that.</summary>
public sealed class CodexAgent : ICopyingAgent, ISharedFilesAgent
{
    public AgentId Id { get; } = new("codex");

    public string DisplayName => "Codex";

    public AgentRoot Root { get; } = new("CODEX_HOME", ".codex", "", CodexHome.Locks);

    public ListingScope WholeScope => ListedRollout.Scope;

    public ImmutableArray<string> SharedFileNames => [CodexHome.Names, CodexHome.History];

    public ListingScope ScopeOf(string projectPath) => WholeScope;

    public string? WorkingDirectoryOf(ListedFile file) => ListedRollout.DirectoryOf(file)?.Text;

    public Inventory Interpret(Listing listing, string projectPath) => new RolloutInterpreter(Id, projectPath).Interpret(listing);

    /// <remarks>The day, or the archive, is the same on every machine.</remarks>
    public string FolderFor(string projectPath, SessionEntry session, KnownFolders here) => session.Folder;

    public string PathFor(string folder, SessionEntry session, string name) => $"{folder}/{RolloutName.Of(session, name)}";

    public FolderMarker? MarkerFor(string projectPath, string place, string path) => null;

    /// <remarks>Forks hold the byte offset in their origin that they begin at.</remarks>
    public bool KeepsHeaderLength => true;

    public TranscriptTail ReadTail(Stream transcript) => TailReader.Read(transcript, wantsDirectory: false);

    public string? ReadTitle(Stream transcript) => RolloutTitle.Read(transcript);

    public Task CopyAsync(Stream version, string id, Stream copy, CancellationToken cancellationToken) =>
        RolloutCopy.WriteAsync(version, id, copy, cancellationToken);

    public MissingLines Compare(
        string name, ReadOnlyMemory<byte> here, ReadOnlyMemory<byte> there, IReadOnlySet<string> sessions, IReadOnlyCollection<SessionCopy> copies) =>
        SharedLines.Compare(here.Span, there.Span, sessions, name == CodexHome.Names ? [.. copies.Select(copy => CopyName.LineOf(copy, here, there))] : []);
}
