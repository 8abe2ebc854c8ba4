using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Codex;

/// <summary>Tells which records of usage a fork has copied from its origin. Forks that were made before copy-on-write begin with the origin's records,
/// some with their times and some with that of the fork (https://github.com/ccusage/ccusage/issues/1370), all of them or the last turns only;
/// sub-agents have the origin's header and none of its usage. So each is looked for among the origin's, in order, up to the first that is not there.</summary>
internal sealed class CopiedUsage
{
    /// <summary>No answer comes that soon after a fork was made.</summary>
    private static readonly TimeSpan s_copying = TimeSpan.FromSeconds(1);

    private readonly Queue<UsageRecord>? _origin;
    private readonly DateTimeOffset? _forkedAt;
    private bool _isOver;

    private CopiedUsage(Queue<UsageRecord>? origin, DateTimeOffset? forkedAt)
    {
        _origin = origin;
        _forkedAt = forkedAt;
    }

    /// <param name="path">The fork's rollout.</param>
    /// <param name="origin">The id of what it was forked from. Where that is not here, times have to tell.</param>
    public static CopiedUsage Of(string path, string origin, DateTimeOffset? forkedAt) =>
        new(CodexHome.Around(path)?.FindRollout(origin, [path]) is { } rollout ? ReadAll(rollout.FullName) : null, forkedAt);

    /// <summary>Whether this one, which comes after those that were asked about before, is a copy.</summary>
    public bool Includes(UsageRecord usage, DateTimeOffset? at)
    {
        _isOver = _isOver || !IsCopy(usage, at);
        return !_isOver;
    }

    private bool IsCopy(UsageRecord usage, DateTimeOffset? at)
    {
        if (_origin is null)
        {
            return at < _forkedAt + s_copying;
        }

        while (_origin.TryDequeue(out UsageRecord next))
        {
            if (next == usage)
            {
                return true;
            }
        }

        return false;
    }

    private static Queue<UsageRecord> ReadAll(string path)
    {
        var usages = new Queue<UsageRecord>();
        using var records = new RolloutRecords([new RolloutSegment(path, long.MaxValue)], new BoundedWarnings(static _ => { }));
        while (records.Read())
        {
            if (records.Head.Kind is RecordKind.AnswerUsage or RecordKind.TotalUsage
                && records.TryParse(out JsonPiece record) && UsageRecord.TryRead(records.Head.Kind, record) is { } usage)
            {
                usages.Enqueue(usage);
            }
        }

        return usages;
    }
}
