using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>Gathers what a list tells from records in order.</summary>
/// <param name="path">The conversation's own rollout.</param>
internal sealed class FactsTally(string path)
{
    private readonly UsageMeter _meter = new(path);
    private readonly List<int> _turns = [];
    private RolloutHeader? _header;
    private string? _prompt;
    private string? _model;
    private string? _workingDirectory;
    private int _messages;
    private TokenUsage _tokens;
    private DateTimeOffset? _firstAt;
    private DateTimeOffset? _lastMessageAt;
    private bool _hasItems;

    public void Take(RolloutRecords records)
    {
        RecordHead head = records.Head;
        _firstAt ??= head.At;
        switch (head.Kind)
        {
            case RecordKind.Event:
                return;
            case RecordKind.Item:
                _hasItems = true;
                return;
        }

        if (!records.TryParse(out JsonPiece record))
        {
            return;
        }

        _tokens += _meter.Add(records, record);
        switch (head.Kind)
        {
            case RecordKind.Header when !records.IsInherited:
                _header ??= RolloutHeader.Of(record);
                break;
            case RecordKind.TurnContext:
                _model = record["payload"u8]["model"u8].Text ?? _model;
                _workingDirectory ??= record["payload"u8]["cwd"u8].Text;
                break;
            case RecordKind.Message:
                TakeMessage(record["payload"u8], head.At);
                break;
            case RecordKind.Compaction when !_hasItems:
                foreach (JsonPiece item in record["payload"u8]["replacement_history"u8].Items)
                {
                    TakeMessage(item, head.At);
                }

                break;
            case RecordKind.RollBack:
                RollBack(RolledBackRecords.FirstOf(_turns.Count, record));
                break;
        }
    }

    public ConversationFacts Facts(string? title, AgentId agent) => new(
        RolloutTitle.Of(title ?? _prompt),
        _header?.WorkingDirectory ?? _workingDirectory,
        _header?.Branch,
        _model,
        _messages,
        _tokens,
        _header?.StartedAt ?? _firstAt,
        _lastMessageAt,
        _header?.ParentId is { } parent ? new SessionKey(agent, parent) : null);

    private void TakeMessage(JsonPiece item, DateTimeOffset? at)
    {
        _hasItems = true;
        if (!item["type"u8].Is("message"u8) || !RolloutSpeech.IsSpoken(item))
        {
            return;
        }

        if (RolloutSpeech.IsUser(item))
        {
            _turns.Add(_messages);
            _prompt ??= RolloutSpeech.TypedText(item);
        }

        _messages++;
        _lastMessageAt = at ?? _lastMessageAt;
    }

    private void RollBack(int first)
    {
        if (first < _turns.Count)
        {
            _messages = _turns[first];
            _turns.RemoveRange(first, _turns.Count - first);
        }
    }
}
