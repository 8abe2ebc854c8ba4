using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Codex;

/// <summary>Makes messages of the records of a conversation. What an answer cost is written behind it, so one message is held back.</summary>
internal sealed class RolloutTalk(ImmutableArray<RolloutSegment> segments, ImmutableArray<(long Start, long End)> rolledBack, BoundedWarnings warnings)
{
    private readonly UsageMeter _meter = new(segments[^1].Path);
    private readonly Queue<Message> _ready = [];
    private Message? _held;
    private string? _model;
    private bool _hasItems;
    private int _nextRange;

    public IEnumerable<Message> Read()
    {
        using var records = new RolloutRecords(segments, warnings);
        while (records.Read())
        {
            if (!IsRolledBack(records.Index))
            {
                Take(records);
            }

            while (_ready.TryDequeue(out Message? message))
            {
                yield return message;
            }
        }

        if (_held is not null)
        {
            yield return _held;
        }
    }

    private bool IsRolledBack(long index)
    {
        while (_nextRange < rolledBack.Length && index >= rolledBack[_nextRange].End)
        {
            _nextRange++;
        }

        return _nextRange < rolledBack.Length && index >= rolledBack[_nextRange].Start;
    }

    private void Take(RolloutRecords records)
    {
        RecordHead head = records.Head;
        if (head.Kind is RecordKind.Event or RecordKind.RollBack || !records.TryParse(out JsonPiece record))
        {
            return;
        }

        Charge(_meter.Add(records, record));
        JsonPiece payload = record["payload"u8];
        switch (head.Kind)
        {
            case RecordKind.TurnContext:
                _model = payload["model"u8].Text ?? _model;
                break;
            case RecordKind.Message or RecordKind.Item:
                _hasItems = true;
                Hold(RolloutMessage.Of(payload, head.At, _model));
                break;
            case RecordKind.Compaction:
                TakeCompaction(payload, head.At);
                break;
        }
    }

    /// <summary>The history that a compaction leaves repeats what was said before, unless that was never written here.</summary>
    private void TakeCompaction(JsonPiece compaction, DateTimeOffset? at)
    {
        Hold(RolloutMessage.OfCompaction(compaction, at));
        if (_hasItems)
        {
            return;
        }

        foreach (JsonPiece item in compaction["replacement_history"u8].Items)
        {
            _hasItems = true;
            Hold(RolloutMessage.Of(item, at, _model));
        }
    }

    private void Hold(Message? message)
    {
        if (message is null)
        {
            return;
        }

        if (_held is not null)
        {
            _ready.Enqueue(_held);
        }

        _held = message;
    }

    private void Charge(TokenUsage usage)
    {
        if (_held is not null && usage.Total > 0)
        {
            _held = _held with { Tokens = (_held.Tokens ?? default) + usage };
        }
    }
}
