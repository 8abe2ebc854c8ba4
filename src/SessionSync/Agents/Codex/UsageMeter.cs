using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Codex;

/// <summary>Finds out what each answer cost. Newer versions write it once for each answer; all write totals that grow, repeat
/// them at will, and carry them over into forks.</summary>
/// <param name="path">The rollout whose own costs are counted.</param>
internal sealed class UsageMeter(string path)
{
    private RolloutHeader? _header;
    private CopiedUsage? _copied;
    private bool _hasAnswers;
    private UsageRecord _last;

    /// <summary>Tokens that this record adds to the rollout's own costs: none for one that tells of none, or of what an origin paid for.</summary>
    /// <param name="records">They stand at the record.</param>
    public TokenUsage Add(RolloutRecords records, JsonPiece record)
    {
        switch (records.Head.Kind)
        {
            case RecordKind.Header when !records.IsInherited:
                TakeHeader(RolloutHeader.Of(record));
                return default;
            case RecordKind.AnswerUsage or RecordKind.TotalUsage when UsageRecord.TryRead(records.Head.Kind, record) is { } usage:
                if (!usage.IsAnswer && usage.Total == _last.Total)
                {
                    return default;
                }

                if (records.IsInherited || _copied?.Includes(usage, records.Head.At) == true)
                {
                    _last = usage.IsAnswer ? _last : usage;
                    return default;
                }

                _hasAnswers |= usage.IsAnswer;
                _last = usage.IsAnswer ? _last : usage;
                return usage.IsAnswer || !_hasAnswers ? usage.Tokens : default;
            default:
                return default;
        }
    }

    /// <summary>Takes a header. The records that a fork copies begin with the header of its origin, which may be a fork itself. A header of the fork's own
    /// ends them.</summary>
    private void TakeHeader(RolloutHeader header)
    {
        if (_header is null)
        {
            _header = header;
            _copied = header is { Base: null, ForkedFrom: { } origin } ? CopiedUsage.Of(path, origin, header.StartedAt) : null;
        }
        else if (header.Id == _header.Id)
        {
            _copied = null;
        }
        else if (header.Id is { } origin && _copied is null)
        {
            _copied = CopiedUsage.Of(path, origin, _header.StartedAt);
        }
    }
}
