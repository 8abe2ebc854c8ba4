using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Gemini;

/// <summary>Google's Gemini CLI: a journal of records for each session, in a folder that a marker gives to a directory.</summary>
public sealed class GeminiAgent : ICopyingAgent, IDocumentAgent
{
    public AgentId Id { get; } = new("gemini");

    public string DisplayName => "Gemini CLI";

    public AgentRoot Root { get; } = new("GEMINI_CLI_HOME", ".gemini", "", null) { MovedFolder = ".gemini" };

    public ListingScope WholeScope { get; } = new(
        [GeminiFolder.Home, GeminiHeader.Registry],
        ["session-*.jsonl", "session-*.json", GeminiFolder.Marker, GeminiHeader.Registry],
        3,
        ["timestamp"],
        GeminiHeader.KeysFor(null));

    public ListingScope ScopeOf(string projectPath) => WholeScope with { HeaderKeys = GeminiHeader.KeysFor(projectPath) };

    public string? WorkingDirectoryOf(ListedFile file) =>
        GeminiPath.Parse(file.Path).Kind == GeminiPathKind.Marker ? GeminiHeader.OwnerIn(file) : null;

    public Inventory Interpret(Listing listing, string projectPath) => new GeminiListing(Id, projectPath).Interpret(listing);

    public string FolderFor(string projectPath, SessionEntry session, KnownFolders here) =>
        here.ByPlace.TryGetValue(session.Place, out string? known)
            ? known
            : $"{GeminiFolder.Home}/{GeminiFolder.NewNameOf(ProjectPath.Of(projectPath, session.Place))}";

    public string PathFor(string folder, SessionEntry session, string name) => GeminiPath.Of(folder, session, name);

    /// <remarks>A folder that is named by a hash belongs to an older client, which knows no markers.</remarks>
    public FolderMarker? MarkerFor(string projectPath, string place, string path)
    {
        string owner = ProjectPath.Of(projectPath, place);
        string folder = string.Join('/', path.Split('/').Take(2));
        return folder == $"{GeminiFolder.Home}/{GeminiFolder.HashOf(owner)}" ? null : new FolderMarker($"{folder}/{GeminiFolder.Marker}", owner);
    }

    public TranscriptTail ReadTail(Stream transcript) => TailReader.Read(transcript, wantsDirectory: false);

    public string? ReadTitle(Stream transcript) => ChatTitle.Read(transcript);

    public VersionContents ReadDocument(Stream document) => DocumentContents.Read(document);

    public Task CopyAsync(Stream version, string id, Stream copy, CancellationToken cancellationToken) => DocumentCopy.IsWanted(version)
        ? new DocumentCopy(version, id).WriteAsync(copy, cancellationToken)
        : new ChatCopy(version, id).WriteAsync(copy, cancellationToken);
}
