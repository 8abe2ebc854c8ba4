using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Pi;

/// <summary>A session of Pi. Used once.</summary>
internal sealed class PiTranscript(FoundConversation conversation, Action<ReadWarning> warn) : LinkedTranscript(conversation, warn)
{
    private readonly LastText _workingDirectory = new();
    private readonly LastText _model = new();
    private readonly PiTitle _title = new();
    private string? _parentSession;
    private DateTimeOffset? _startedAt;

    protected override bool TryTake(JsonPiece line, long offset)
    {
        if (!PiRecord.TryRead(line, out PiRecord record))
        {
            return false;
        }

        if (record.IsHeader)
        {
            TakeHeader(record);
        }
        else
        {
            TakeEntry(record, offset);
        }

        return true;
    }

    protected override int Leaf() => Tree.Last;

    protected override ConversationFacts Facts(PathFacts path) => new(
        _title.Text,
        _workingDirectory.Text,
        Branch: null,
        _model.Text,
        path.Spoken,
        Answers.Total,
        _startedAt ?? path.First,
        path.LastMessage,
        PiSessionName.IdOfPath(_parentSession) is { } parent ? Conversation.Key with { Id = parent } : null);

    protected override bool TryAddMessages(JsonPiece line, TokenUsage? tokens, ICollection<Message> messages)
    {
        if (!PiRecord.TryRead(line, out PiRecord record))
        {
            return false;
        }

        PiMessageMaker.Add(record, tokens, messages);
        return true;
    }

    private void TakeHeader(in PiRecord record)
    {
        _workingDirectory.Take(record.WorkingDirectory);
        _parentSession ??= record.ParentSession.Text;
        _startedAt ??= record.Timestamp.Time;
    }

    private void TakeEntry(in PiRecord record, long offset)
    {
        var message = new PiMessage(record.Message);
        long ticks = PiMessageMaker.InstantOf(record, message)?.Ticks ?? 0;
        bool isSpoken = record.IsMessage && message.IsSpoken();
        RecordTraits traits = (isSpoken ? RecordTraits.Spoken : RecordTraits.None)
            | (message.IsAssistant ? RecordTraits.Answer : message.IsUser ? RecordTraits.Prompt : RecordTraits.None);
        JsonPiece usage = record.Usage.IsMissing ? message.Usage : record.Usage;
        UInt128? id = RecordKey.Of(record.Id.TextBytes);
        bool isRepetition = id is { } known && Tree.Find(known) >= 0;
        int answer = usage.IsMissing || isRepetition ? -1 : Answers.Add(null, PiMessage.Tokens(usage));
        if (!Tree.TryAdd(id, RecordKey.Of(record.Parent.TextBytes), record.IsFirst, new TreeRecord(offset, ticks, 0, answer, traits)))
        {
            return;
        }

        _model.Take(message.IsAssistant ? message.Model : record.Model);
        _title.Take(record, message, isSpoken);
    }
}
