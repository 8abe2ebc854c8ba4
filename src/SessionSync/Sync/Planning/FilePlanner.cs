using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>The table of the design, for one file.</summary>
internal static class FilePlanner
{
    public static FileStep Plan(FileComparison file)
    {
        if (file.Local is null || file.Remote is null)
        {
            return OneSided(file);
        }

        if (AreEqual(file, file.Local, file.Remote))
        {
            return Step(file, SyncAction.None, SyncDirection.None, StepReason.Same);
        }

        return file.Local.Kind == FileKind.Records ? Records(file, file.Local, file.Remote) : Whole(file, file.Local, file.Remote);
    }

    private static FileStep OneSided(FileComparison file)
    {
        bool isHere = file.Local is not null;
        FileStamp stamp = isHere ? file.Local!.Stamp : file.Remote!.Stamp;
        bool wasOnBoth = file.Baseline is { } known && (isHere ? known.Local : known.Remote) == stamp;

        // What went on after it went away elsewhere has records that the other side never had: that is no leftover.
        if (wasOnBoth && !file.RestoreMissing)
        {
            return Step(file, SyncAction.Keep, SyncDirection.None, isHere ? StepReason.WentAwayThere : StepReason.WentAwayHere);
        }

        return isHere
            ? Step(file, SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere)
            : Step(file, SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere);
    }

    private static bool AreEqual(FileComparison file, SessionFile local, SessionFile remote)
    {
        if (file.Finding != Relation.Unknown)
        {
            return file.Finding == Relation.Equal;
        }

        if (file.Baseline is { } known && known.Local == local.Stamp && known.Remote == remote.Stamp)
        {
            return true;
        }

        if (local.CommonSize != remote.CommonSize)
        {
            return false;
        }

        // A transcript's modification time is set on arrival; its last message is what tells two of them apart.
        return file.LocalHead is { } here && file.RemoteHead is { } there
            ? here == there
            : local.Stamp.ModifiedSeconds == remote.Stamp.ModifiedSeconds;
    }

    private static FileStep Records(FileComparison file, SessionFile local, SessionFile remote)
    {
        if (file.Baseline is { } known && !file.RestoreMissing)
        {
            bool shrankHere = local.Stamp.Size < known.Local.Size;
            bool shrankThere = remote.Stamp.Size < known.Remote.Size;

            // Where both did, the one that has less left is named: the other is the fuller one.
            if (shrankHere && (!shrankThere || local.CommonSize <= remote.CommonSize))
            {
                return Step(file, SyncAction.Keep, SyncDirection.None, StepReason.ShrunkHere);
            }

            if (shrankThere)
            {
                return Step(file, SyncAction.Keep, SyncDirection.None, StepReason.ShrunkThere);
            }
        }

        // Where only one side has this machine's or that one's directory in its header, no end of one continues the other.
        if (file.Finding == Relation.Diverged || local.Directory is null != remote.Directory is null)
        {
            return file.MayMerge
                ? Step(file, SyncAction.Merge, SyncDirection.Both, StepReason.Diverged)
                : NewerWins(file, file.LocalHead ?? TimeOf(local), file.RemoteHead ?? TimeOf(remote), local, remote);
        }

        // Whether the shorter really is the beginning of the longer is checked where it is written, right before.
        return local.CommonSize == remote.CommonSize ? Step(file, SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer)
            : local.CommonSize > remote.CommonSize ? Step(file, SyncAction.Append, SyncDirection.Push, StepReason.LongerHere)
            : Step(file, SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere);
    }

    private static FileStep Whole(FileComparison file, SessionFile local, SessionFile remote)
    {
        if (file.Finding == Relation.Unknown && local.CommonSize == remote.CommonSize)
        {
            return Step(file, SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer);
        }

        if (file.Baseline is { } known && (known.Local == local.Stamp) != (known.Remote == remote.Stamp))
        {
            return known.Remote == remote.Stamp
                ? Step(file, SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere)
                : Step(file, SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere);
        }

        return NewerWins(file, TimeOf(local), TimeOf(remote), local, remote);
    }

    private static FileStep NewerWins(FileComparison file, DateTimeOffset here, DateTimeOffset there, SessionFile local, SessionFile remote)
    {
        int order = here != there ? here.CompareTo(there) : local.CommonSize.CompareTo(remote.CommonSize);
        return order switch
        {
            > 0 => Step(file, SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
            < 0 => Step(file, SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
            _ => Step(file, SyncAction.Keep, SyncDirection.None, StepReason.Diverged),
        };
    }

    private static DateTimeOffset TimeOf(SessionFile file) => DateTimeOffset.FromUnixTimeSeconds(file.Stamp.ModifiedSeconds);

    private static FileStep Step(FileComparison file, SyncAction action, SyncDirection direction, StepReason reason) =>
        new(file.Name, action, direction, reason, file.Local, file.Remote);
}
