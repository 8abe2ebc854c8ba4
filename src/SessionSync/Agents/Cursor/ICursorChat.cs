using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>One chat, of whichever generation, open to be read.</summary>
internal interface ICursorChat : IDisposable
{
    CursorDetails Details { get; }

    IEnumerable<Message> ReadMessages();
}
