using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Gemini;

/// <summary>The folder of a Gemini CLI: for each project one of <c>tmp</c>'s folders, named by a slug or, by older versions, a hash.</summary>
internal sealed class GeminiHome(string folder)
{
    public const string ChatsFolder = "chats";

    public static GeminiHome Of(AgentHome home) => new(Path.Combine(
        home.Variable("GEMINI_CLI_HOME") is { Length: > 0 } moved ? Path.GetFullPath(moved, home.Home) : home.Home, ".gemini"));

    /// <summary>Every file that can hold a conversation: the client reads no other names.</summary>
    public IEnumerable<FileInfo> Chats() =>
        from project in FolderFiles.Folders(Path.Combine(folder, "tmp"))
        let chats = Path.Combine(project, ChatsFolder)
        from file in FolderFiles.Enumerate(chats, "session-*.json").Concat(FolderFiles.Enumerate(chats, "session-*.jsonl"))
            .Concat(FolderFiles.Folders(chats).SelectMany(static ofParent => FolderFiles.Enumerate(ofParent, "*.jsonl")))
        where file.Name[0] != '.'
        select file;
}
