using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Has the messages of a document answer messages of that document: one whose parent is left out, or was none, answers the one
/// before it. Whoever follows the links reaches the beginning.</summary>
internal sealed class ParentLinks
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private string? _last;

    public Message Next(Message message)
    {
        string? parent = message.ParentId is null || _written.Contains(message.ParentId) ? message.ParentId : _last;
        if (message.Id is { } id)
        {
            _written.Add(id);
            _last = id;
        }

        return parent == message.ParentId ? message : message with { ParentId = parent };
    }
}
