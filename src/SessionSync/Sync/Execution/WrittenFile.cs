using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Records what a successful write leaves behind.</summary>
internal static class WrittenFile
{
    public static void Record(PlannedWrite planned, SyncSides sides)
    {
        FileWrite write = planned.Write;
        var stamp = new FileStamp(write.ResultingSize, write.ModifiedSeconds);
        sides.SetWritten(planned, stamp);
        if (planned.IsPartial || planned.Step.Action == SyncAction.Merge)
        {
            return;
        }

        var file = new FileKey(planned.Session.Key, planned.Step.Name);
        if (planned.Direction == SyncDirection.Push)
        {
            sides.SetEqual(file, planned.Step.Local!.Stamp, stamp, EvidenceOf(planned));
        }
        else
        {
            sides.SetEqual(file, stamp, planned.Step.Remote!.Stamp, EvidenceOf(planned));
        }
    }

    /// <summary>Where a merge went to both sides, both hold the same.</summary>
    public static void RecordMerges(IReadOnlyList<(PlannedWrite Planned, WriteResult Result)> written, SyncSides sides)
    {
        var merges = written.Where(static one => one.Planned.Step.Action == SyncAction.Merge && one.Result.Status == WriteStatus.Written);
        foreach (var merge in merges.GroupBy(static one => new FileKey(one.Planned.Session.Key, one.Planned.Step.Name)))
        {
            FileStamp? here = StampOf(merge, SyncDirection.Pull);
            FileStamp? there = StampOf(merge, SyncDirection.Push);
            if (here is { } local && there is { } remote)
            {
                sides.SetEqual(merge.Key, local, remote, Evidence.Content);
            }
        }
    }

    private static FileStamp? StampOf(IEnumerable<(PlannedWrite Planned, WriteResult Result)> writes, SyncDirection direction)
    {
        foreach ((PlannedWrite planned, _) in writes)
        {
            if (planned.Direction == direction)
            {
                return new FileStamp(planned.Write.ResultingSize, planned.Write.ModifiedSeconds);
            }
        }

        return null;
    }

    /// <summary>Before an append only the end of what is there already was compared, unless that was all.</summary>
    private static Evidence EvidenceOf(PlannedWrite planned)
    {
        FileRange source = planned.Write.Source;
        SessionFile read = (planned.Direction == SyncDirection.Push ? planned.Step.Local : planned.Step.Remote)!;
        return planned.Write.Mode == WriteMode.Append && source.Offset - source.GuardLength > read.CommonStart ? Evidence.Stamps : Evidence.Content;
    }
}
