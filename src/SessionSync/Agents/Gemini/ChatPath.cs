namespace SessionSync.Agents.Gemini;

/// <summary>The facts in the path of a file: <c>PROJECT/chats/session-….jsonl</c>, or <c>PROJECT/chats/PARENT/ID.jsonl</c> for sub-agents. Pure.</summary>
internal static class ChatPath
{
    /// <summary>The conversation that started this one; null where none did.</summary>
    public static string? ParentOf(string path) => Path.GetFileName(Path.GetDirectoryName(path)) is { } folder && folder != GeminiHome.ChatsFolder ? folder : null;

    /// <summary>The folder of the project.</summary>
    public static string? ProjectOf(string path)
    {
        string? chats = Path.GetDirectoryName(path);
        return Path.GetDirectoryName(ParentOf(path) is null ? chats : Path.GetDirectoryName(chats));
    }

    /// <summary>Whether it is one document instead of a journal, as older versions write it.</summary>
    public static bool IsDocument(string path) => path.EndsWith(".json", StringComparison.Ordinal);
}
