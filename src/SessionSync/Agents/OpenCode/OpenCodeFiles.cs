using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>A session in the JSON files of versions before 1.2.</summary>
internal sealed class OpenCodeFiles(string sessionFile, Action<ReadWarning> warn) : IOpenCodeStore
{
    private const long LargestFile = 64 * 1024 * 1024;
    private const string Extension = ".json";

    // session/<project>/<session>.json
    private readonly string _storage = Path.GetFullPath(Path.Combine(sessionFile, "..", "..", ".."));

    private string Messages => Path.Combine(_storage, "message", Path.GetFileNameWithoutExtension(sessionFile));

    public static bool Holds(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    public static IEnumerable<FoundConversation> Find(string storage, AgentId agent) =>
        from project in FolderFiles.Folders(Path.Combine(storage, "session"))
        from file in FolderFiles.Enumerate(project, "ses_*" + Extension)
        let id = Path.GetFileNameWithoutExtension(file.Name)
        where PlainId.IsPlain(id)
        select new FoundConversation(new SessionKey(agent, id), file.FullName, FolderFiles.StampOf(file), HasParent(file.FullName));

    public OpenCodeSession? ReadSession() =>
        Read(sessionFile, warn) is { } bytes && JsonPiece.TryParse(bytes, out JsonPiece session) ? SessionOf(session) : null;

    /// <summary>None where the session is gone: the clients delete it first, and its messages after it.</summary>
    public IEnumerable<string> ListMessages() => File.Exists(sessionFile) ? IdsIn(Messages, "msg_") : [];

    public byte[]? ReadMessage(string message) => Read(Path.Combine(Messages, message + Extension), warn);

    public IEnumerable<string> ListParts(string message) => IdsIn(Path.Combine(_storage, "part", message), "prt_");

    public byte[]? ReadPart(string message, string part) => Read(Path.Combine(_storage, "part", message, part + Extension), warn);

    public void Dispose()
    {
        // Every file is closed as soon as it is read.
    }

    private static bool HasParent(string file) =>
        Read(file, _ => { }) is { } bytes && JsonPiece.TryParse(bytes, out JsonPiece session) && SessionOf(session).Parent is not null;

    private static OpenCodeSession SessionOf(JsonPiece session) => new OpenCodeSession(
        session["title"u8].Text, session["directory"u8].Text, session["parentID"u8].Text, session["time"u8]["created"u8].Time).WithRevert(session["revert"u8]);

    private static byte[]? Read(string path, Action<ReadWarning> warn)
    {
        try
        {
            // What is no ordinary file has no length, and could be waited for without end.
            return new FileInfo(path).Length is > 0 and <= LargestFile ? File.ReadAllBytes(path) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            warn(new ReadWarning(Path.GetFileName(path), failure.Message));
            return null;
        }
    }

    /// <summary>Ids ascend in time.</summary>
    private static IEnumerable<string> IdsIn(string folder, string prefix) => new DirectoryInfo(folder).LinkTarget is null
        ? FolderFiles.Enumerate(folder, $"{prefix}*{Extension}").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal)
        : [];
}
