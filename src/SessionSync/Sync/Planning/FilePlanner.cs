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

        return Unrecognized(file, file.Local, file.Remote) ?? file.Local.Kind switch
        {
            FileKind.Records => Records(file, file.Local, file.Remote),
            FileKind.Document => Document(file, file.Local, file.Remote),
            _ => Whole(file, file.Local, file.Remote),
        };
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
        if (file.Finding.Relation != Relation.Unknown)
        {
            return file.Finding.Relation == Relation.Equal;
        }

        if (file.Baseline is { } known)
        {
            // What was written since may have been written within its size, and end as before.
            return known.Matches(local.Stamp, remote.Stamp) && IsTrusted(file, known.Evidence);
        }

        // A transcript's modification time is set on arrival, and what is written later gets another.
        return local.CommonSize == remote.CommonSize
            && local.Stamp.ModifiedSeconds == remote.Stamp.ModifiedSeconds
            && !(file.LocalHead is { } here && file.RemoteHead is { } there && here != there)
            && IsTrusted(file, Evidence.Stamps);
    }

    /// <summary>Whoever wants to have mended what is damaged wants it to be looked for.</summary>
    private static bool IsTrusted(FileComparison file, Evidence evidence) =>
        evidence == Evidence.Content || (evidence == Evidence.Stamps && !file.RestoreMissing);

    /// <summary>A file that lies where a session's belongs, and is not told to be one: damaged, or another project's. Null for any other.</summary>
    private static FileStep? Unrecognized(FileComparison file, SessionFile local, SessionFile remote)
    {
        if (!local.IsUnrecognized && !remote.IsUnrecognized)
        {
            return null;
        }

        StepReason reason = local.IsUnrecognized ? StepReason.TakenHere : StepReason.TakenThere;
        return file.Finding.Relation is Relation.Unknown or Relation.Differs ? Step(file, SyncAction.Inspect, SyncDirection.Both, reason)
            : Mended(file) ?? Step(file, SyncAction.Keep, SyncDirection.None, reason);
    }

    /// <summary>A damaged version gives way to the whole one where that is wanted, and never the other way round. Null where none is.</summary>
    private static FileStep? Mended(FileComparison file)
    {
        if (!file.Finding.IsMendedFromThere && !file.Finding.IsMendedFromHere)
        {
            return null;
        }

        StepReason reason = file.Finding.IsDamagedHere ? StepReason.DamagedHere : StepReason.DamagedThere;
        return file.RestoreMissing
            ? Step(file, SyncAction.Replace, file.Finding.IsDamagedHere ? SyncDirection.Pull : SyncDirection.Push, reason)
            : Step(file, SyncAction.Keep, SyncDirection.None, reason);
    }

    private static FileStep Records(FileComparison file, SessionFile local, SessionFile remote)
    {
        bool isInOneHeader = local.Directory is null != remote.Directory is null;
        if (file.Finding.Relation == Relation.Unknown && local.CommonSize == remote.CommonSize && !isInOneHeader)
        {
            return Step(file, SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer);
        }

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
        if (file.Finding.Relation == Relation.Differs || (file.Finding.Relation == Relation.Unknown && isInOneHeader))
        {
            return Step(file, SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged);
        }

        if (file.Finding.Relation != Relation.Unknown)
        {
            return Mended(file) ?? Branches(file, local, remote);
        }

        // Whether the shorter really is the beginning of the longer is checked where it is written, right before.
        return local.CommonSize > remote.CommonSize ? Step(file, SyncAction.Append, SyncDirection.Push, StepReason.LongerHere)
            : Step(file, SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere);
    }

    private static FileStep Branches(FileComparison file, SessionFile local, SessionFile remote) =>
        file.MayMerge ? Step(file, SyncAction.Merge, SyncDirection.Both, StepReason.Diverged)
        : Fuller(file) ?? NewerWins(file, file.LocalHead ?? TimeOf(local), file.RemoteHead ?? TimeOf(remote), local, remote);

    /// <summary>Where one side holds all of the other, there are no branches. Null where neither does.</summary>
    private static FileStep? Fuller(FileComparison file) => file.Finding.Relation switch
    {
        Relation.LocalHasAll => Step(file, SyncAction.Replace, SyncDirection.Push, StepReason.LongerHere),
        Relation.RemoteHasAll => Step(file, SyncAction.Replace, SyncDirection.Pull, StepReason.LongerThere),
        _ => null,
    };

    /// <summary>Of a conversation that is written as a whole one version is whole or it is not; what it lacks may have been taken out on purpose.</summary>
    private static FileStep Document(FileComparison file, SessionFile local, SessionFile remote)
    {
        switch (file.Finding)
        {
            case { Relation: Relation.Unknown } when local.CommonSize == remote.CommonSize:
                return Step(file, SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer);
            case { Relation: Relation.Unknown or Relation.Differs }:
                return Step(file, SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged);
            case { IsDamagedHere: true, IsDamagedThere: true }:
                return Step(file, SyncAction.Keep, SyncDirection.None, StepReason.DamagedHere);
            case { IsDamagedHere: true } or { IsDamagedThere: true }:
                return Mended(file with { Finding = file.Finding with { Relation = file.Finding.IsDamagedHere ? Relation.RemoteHasAll : Relation.LocalHasAll } })!;
        }

        if (file.Baseline is { } known && (known.Local == local.Stamp) != (known.Remote == remote.Stamp))
        {
            return known.Remote == remote.Stamp
                ? Step(file, SyncAction.Replace, SyncDirection.Push, StepReason.LongerHere)
                : Step(file, SyncAction.Replace, SyncDirection.Pull, StepReason.LongerThere);
        }

        return Fuller(file) ?? NewerWins(file, TimeOf(local), TimeOf(remote), local, remote);
    }

    private static FileStep Whole(FileComparison file, SessionFile local, SessionFile remote)
    {
        if (file.Finding.Relation == Relation.Unknown && local.CommonSize == remote.CommonSize)
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
        return OrderOf(file.Finding, here, there, local, remote) switch
        {
            > 0 => Step(file, SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
            < 0 => Step(file, SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
            _ => Step(file, SyncAction.Keep, SyncDirection.None, StepReason.Diverged),
        };
    }

    /// <summary>Which of two branches is the one to go on with: the whole one, the newer, the longer, and at last the same on every machine.</summary>
    private static int OrderOf(Finding finding, DateTimeOffset here, DateTimeOffset there, SessionFile local, SessionFile remote) =>
        finding.IsDamagedHere != finding.IsDamagedThere ? (finding.IsDamagedHere ? -1 : 1)
        : here != there ? here.CompareTo(there)
        : local.CommonSize != remote.CommonSize ? local.CommonSize.CompareTo(remote.CommonSize)
        : finding.Order;

    private static DateTimeOffset TimeOf(SessionFile file) => DateTimeOffset.FromUnixTimeSeconds(file.Stamp.ModifiedSeconds);

    private static FileStep Step(FileComparison file, SyncAction action, SyncDirection direction, StepReason reason) =>
        new(file.Name, action, direction, reason, file.Local, file.Remote);
}
