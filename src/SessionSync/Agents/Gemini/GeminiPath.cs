using SessionSync.Agents.Formats.Databases;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Gemini;

/// <summary>A path below the root, taken apart: <c>tmp/FOLDER/chats/session-….jsonl</c>, and what belongs to a session beside it. Pure.</summary>
/// <param name="Folder">The name of the project's folder; empty where it lies in none.</param>
/// <param name="Id">The session that a side file belongs to; empty otherwise, for those of chats are inside of them.</param>
/// <param name="Name">Of the file, the same in every store.</param>
internal readonly record struct GeminiPath(GeminiPathKind Kind, string Folder, string Id, string Name)
{
    public const string Document = "document";

    private const string Chats = "chats";
    private const string ToolOutputs = "tool-outputs";
    private const string Subagents = "subagents";
    private const string SessionPrefix = "session-";
    private const string Journals = ".jsonl";
    private const string Documents = ".json";
    private const string EarliestTime = "2000-01-01T00-00";
    private const int ShortId = 8;
    private const int Deepest = 10;

    /// <summary>Side transcripts grow by lines; what a tool printed is written once, whatever it is called.</summary>
    public FileKind FileKind => Kind == GeminiPathKind.Chat || Name.StartsWith(Subagents + "/", StringComparison.Ordinal) ? FileKind.Records : FileKind.Whole;

    public static GeminiPath Parse(string path)
    {
        string[] segments = path.Split('/', Deepest + 1);
        bool isInFolder = segments.Length > 2 && segments[0] == GeminiFolder.Home && PathSegments.AreClean(segments[1]);
        string folder = isInFolder ? segments[1] : "";
        if (!PathSegments.AreClean(path) || segments.Length > Deepest)
        {
            return new(GeminiPathKind.Refused, folder, "", "");
        }

        return (isInFolder ? segments[2..] : []) switch
        {
            [GeminiFolder.Marker] => new(GeminiPathKind.Marker, folder, "", ""),
            [Chats, var file] when file.StartsWith(SessionPrefix, StringComparison.Ordinal) => OfChat(folder, file),
            [Chats, var id, var file] when PlainId.IsPlain(id) && file.EndsWith(Journals, StringComparison.Ordinal) => Side(folder, id, $"{Subagents}/{file}"),
            [ToolOutputs, var session, .. { Length: > 0 } rest] when IdOf(session) is { } id => Side(folder, id, $"{ToolOutputs}/{string.Join('/', rest)}"),
            _ => new(GeminiPathKind.Other, folder, "", ""),
        };
    }

    /// <summary>The path of a session's file in a folder, whose name clients want to tell the beginning of the id.</summary>
    /// <param name="folder">Below the root.</param>
    public static string Of(string folder, SessionEntry session, string name)
    {
        string id = session.Key.Id;
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? name : name[..slash]) switch
        {
            SessionFile.Transcript => $"{folder}/{Chats}/{ChatName(session, name)}{Journals}",
            Document => $"{folder}/{Chats}/{ChatName(session, name)}{Documents}",
            Subagents => $"{folder}/{Chats}/{id}/{name[(slash + 1)..]}",
            _ => $"{folder}/{ToolOutputs}/{SessionPrefix}{id}/{name[(slash + 1)..]}",
        };
    }

    private static GeminiPath Side(string folder, string id, string name) => new(GeminiPathKind.SideFile, folder, id, name);

    private static GeminiPath OfChat(string folder, string file) =>
        file.EndsWith(Journals, StringComparison.Ordinal) ? new(GeminiPathKind.Chat, folder, "", SessionFile.Transcript)
        : file.EndsWith(Documents, StringComparison.Ordinal) ? new(GeminiPathKind.Document, folder, "", Document)
        : new(GeminiPathKind.Other, folder, "", "");

    private static string? IdOf(string folder) =>
        folder.StartsWith(SessionPrefix, StringComparison.Ordinal) && PlainId.IsPlain(folder[SessionPrefix.Length..]) ? folder[SessionPrefix.Length..] : null;

    /// <summary>The name without its extension: the time is the one it has elsewhere.</summary>
    private static string ChatName(SessionEntry session, string name)
    {
        string file = session.Find(name)?.Path is { } path ? path[(path.LastIndexOf('/') + 1)..] : "";
        bool hasTime = file.StartsWith(SessionPrefix, StringComparison.Ordinal) && file.LastIndexOf('-') == SessionPrefix.Length + EarliestTime.Length;
        string time = hasTime ? file.Substring(SessionPrefix.Length, EarliestTime.Length) : EarliestTime;
        string id = session.Key.Id;
        return $"{SessionPrefix}{time}-{id[..Math.Min(ShortId, id.Length)]}";
    }
}
