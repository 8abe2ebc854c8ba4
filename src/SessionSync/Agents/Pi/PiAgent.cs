using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Pi;

/// <summary>Pi: one JSON-lines file a session, whose header says the directory it was held in.</summary>
public sealed class PiAgent : IMergingAgent
{
    public AgentId Id { get; } = new("pi");

    public string DisplayName => "Pi";

    public AgentRoot Root { get; } = new("PI_CODING_AGENT_DIR", ".pi/agent", "sessions", null) { SessionsVariable = "PI_CODING_AGENT_SESSION_DIR" };

    public ListingScope WholeScope { get; } = new([], ["*.jsonl"], 1, ["timestamp"], PiHeader.Keys);

    /// <remarks>Where the variable names the root, the files of all projects lie right in it.</remarks>
    public ListingScope ScopeOf(string projectPath) => WholeScope with { Prefixes = [PiFolder.PrefixOf(projectPath), PiSessionName.Prefix] };

    public string? WorkingDirectoryOf(ListedFile file) => PiHeader.Of(file)?.Directory.Text;

    public Inventory Interpret(Listing listing, string projectPath) => new PiListing(Id, projectPath).Interpret(listing);

    public string FolderFor(string projectPath, SessionEntry session, KnownFolders here) =>
        here.Names.Contains("") && !here.Names.Any(PiFolder.IsName) ? "" : PiFolder.NameOf(ProjectPath.Of(projectPath, session.Place));

    public string PathFor(string folder, SessionEntry session, string name)
    {
        string file = PiSessionName.For(session.Key.Id, session.Transcript?.Path);
        return folder.Length == 0 ? file : $"{folder}/{file}";
    }

    public FolderMarker? MarkerFor(string projectPath, string place, string path) => null;

    public TranscriptTail ReadTail(Stream transcript) => TailReader.Read(transcript, wantsDirectory: false);

    public string? ReadTitle(Stream transcript)
    {
        var title = new PiTitle();
        TranscriptEnds.Read(transcript, line => title.Take(RecordLine.Trim(line.Span)));
        return title.Text;
    }

    /// <remarks>Both versions must be seekable: they are read more than once, so that neither has to fit into memory.</remarks>
    public Task MergeAsync(Stream older, Stream newer, SessionKey session, Stream merged, CancellationToken cancellationToken) =>
        new PiMerge(older, newer).WriteAsync(merged, cancellationToken);
}
