namespace SessionSync.Agents.OpenCode;

/// <summary>One session as one of OpenCode's stores holds it: the same JSON, in rows or in files.</summary>
internal interface IOpenCodeStore : IDisposable
{
    OpenCodeSession? ReadSession();

    /// <summary>The ids of its messages, in the order of the conversation.</summary>
    IEnumerable<string> ListMessages();

    byte[]? ReadMessage(string message);

    IEnumerable<string> ListParts(string message);

    byte[]? ReadPart(string message, string part);
}
