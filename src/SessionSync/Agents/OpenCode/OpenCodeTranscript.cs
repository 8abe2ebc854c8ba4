using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>Reads a session out of one of OpenCode's stores.</summary>
internal sealed class OpenCodeTranscript(IOpenCodeStore store, AgentId agent, Action<ReadWarning> warn)
{
    private const int LongestPlace = 100;

    private readonly OpenCodeSession? _session = store.ReadSession();

    /// <summary>The facts for a list. Of what models answered, which is most of a store, no more is read than whether it is spoken.</summary>
    public ConversationFacts ReadFacts()
    {
        MessageTally tally = new();
        foreach (Message message in Read(isBrief: true))
        {
            tally.Add(message);
        }

        SessionKey? parent = PlainId.IsPlain(_session?.Parent) ? new SessionKey(agent, _session!.Parent!) : null;
        return new ConversationFacts(
            MessageTally.TitleOf(_session?.GivenTitle) ?? tally.Prompt,
            _session?.Directory,
            Branch: null,
            tally.Model,
            tally.Messages,
            tally.Tokens,
            _session?.CreatedAt ?? tally.First,
            tally.Last,
            parent);
    }

    /// <summary>Messages that say something or cost something.</summary>
    public IEnumerable<Message> ReadMessages() =>
        Read(isBrief: false).Where(message => !message.Parts.IsEmpty || message.Tokens is { Total: > 0 });

    private IEnumerable<Message> Read(bool isBrief)
    {
        if (_session is null)
        {
            warn(new ReadWarning("session", "what it says of itself cannot be read"));
        }

        foreach (string id in store.ListMessages())
        {
            bool isReverted = id == _session?.RevertedMessage;
            if (isReverted && _session!.RevertedPart is null)
            {
                yield break;
            }

            if (ReadMessage(id, isBrief) is { } message)
            {
                yield return message;
            }

            if (isReverted)
            {
                yield break;
            }
        }
    }

    private Message? ReadMessage(string id, bool isBrief)
    {
        if (!TryParse(store.ReadMessage(id), id, out JsonPiece info))
        {
            return null;
        }

        Message head = OpenCodeMessage.HeadOf(id, info);
        OpenCodeParts parts = new(OpenCodeMessage.IsSummary(info));
        foreach (string part in store.ListParts(id).TakeWhile(part => part != _session?.RevertedPart))
        {
            if (isBrief && head.Role != Role.User && (head.IsMeta || parts.IsSpoken))
            {
                break;
            }

            Read(part, store.ReadPart(id, part), parts, isBrief);
        }

        if (info["error"u8].RawIfAny is { } error)
        {
            parts.Add(new UnknownPart("error", error));
        }

        return head with
        {
            Role = parts.IsCompaction ? Role.System : head.Role,
            IsMeta = head.IsMeta || parts.IsCompaction || (head.Role == Role.User && parts.IsAllAdded),
            Parts = parts.ToImmutable(),
        };
    }

    private void Read(string id, byte[]? json, OpenCodeParts parts, bool isBrief)
    {
        // The largest records are of tools, and are not spoken.
        if (isBrief && json is not null && json.AsSpan().StartsWith("{\"type\":\"tool\""u8))
        {
            return;
        }

        if (TryParse(json, id, out JsonPiece part))
        {
            parts.Add(part);
        }
    }

    private bool TryParse(byte[]? json, string id, out JsonPiece record)
    {
        bool isWhole = JsonPiece.TryParse(json ?? [], out record);
        if (!isWhole)
        {
            warn(new ReadWarning(DisplayText.OneLine(id, LongestPlace), "the record is no JSON object"));
        }

        return isWhole;
    }
}
