using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;
using SessionSync.Sessions;

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

    public static IEnumerable<FoundConversation> Find(string storage, AgentId agent)
    {
        string sessions = Path.Combine(storage, "session");
        foreach (string file in FoldersIn(sessions).SelectMany(project => FilesIn(project, "ses_")))
        {
            string id = Path.GetFileNameWithoutExtension(file);
            FileInfo info = new(file);
            if (PlainId.IsPlain(id))
            {
                yield return new FoundConversation(
                    new SessionKey(agent, id), file, new FileStamp(info.Length, new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeSeconds()), HasParent(file));
            }
        }
    }

    public OpenCodeSession? ReadSession()
    {
        using JsonDocument? document = Read(sessionFile, warn) is { } bytes ? ForeignJson.TryParse(bytes) : null;
        return document is null ? null : SessionOf(document.RootElement);
    }

    /// <summary>None where the session is gone: the clients delete it first, and its messages after it.</summary>
    public IEnumerable<string> ListMessages() => File.Exists(sessionFile) ? IdsIn(Messages, "msg_") : [];

    public byte[]? ReadMessage(string message) => Read(Path.Combine(Messages, message + Extension), warn);

    public IEnumerable<string> ListParts(string message) => IdsIn(Path.Combine(_storage, "part", message), "prt_");

    public byte[]? ReadPart(string message, string part) => Read(Path.Combine(_storage, "part", message, part + Extension), warn);

    public void Dispose()
    {
        // Every file is closed as soon as it is read.
    }

    private static bool HasParent(string file)
    {
        using JsonDocument? document = Read(file, _ => { }) is { } bytes ? ForeignJson.TryParse(bytes) : null;
        return document is not null && SessionOf(document.RootElement).Parent is not null;
    }

    private static OpenCodeSession SessionOf(JsonElement session) => new OpenCodeSession(
        session.TextAt("title"), session.TextAt("directory"), session.TextAt("parentID"), session.TimeAt("time", "created")).WithRevert(session.At("revert"));

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

    private static IEnumerable<string> FoldersIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(path => new DirectoryInfo(path).LinkTarget is null) : [];

    private static IEnumerable<string> IdsIn(string folder, string prefix) => FilesIn(folder, prefix).Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>The files of this kind by their ids, which ascend in time.</summary>
    private static IEnumerable<string> FilesIn(string folder, string prefix) => new DirectoryInfo(folder) is { Exists: true, LinkTarget: null }
        ? Directory.EnumerateFiles(folder, $"{prefix}*{Extension}").Where(path => new FileInfo(path).LinkTarget is null).Order(StringComparer.Ordinal)
        : [];
}
