using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Turns the steps of a plan that take a file from one side to the other into writes.</summary>
internal sealed class WriteBuilder(SyncSetup setup)
{
    /// <summary>The writes for one side, in the order of the plan.</summary>
    public List<PlannedWrite> Build(SyncPlan plan, SyncSides sides, SyncDirection direction)
    {
        var writes = new List<PlannedWrite>();
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                bool takesOver = step.Action is SyncAction.Copy or SyncAction.Append or SyncAction.Replace;
                if (takesOver && step.Direction == direction && Build(session, step, sides) is { } write)
                {
                    writes.Add(write);
                }
            }
        }

        return writes;
    }

    private PlannedWrite? Build(SessionPlan session, FileStep step, SyncSides sides)
    {
        bool isPush = step.Direction == SyncDirection.Push;
        SessionEntry source = (isPush ? session.Local : session.Remote)!;
        SessionEntry? target = isPush ? session.Remote : session.Local;
        SessionFile file = (isPush ? step.Local : step.Remote)!;
        SessionFile? present = isPush ? step.Remote : step.Local;
        ISessionStore store = isPush ? setup.Remote : setup.Local;

        var from = new StorePath(session.Key.Agent, file.Path);
        long length = isPush && sides.Local.Inventory.Live.Contains(session.Key) && file.Kind == FileKind.Records
            ? WholeLines(from, file.Stamp.Size)
            : file.Stamp.Size;
        bool isPartial = length != file.Stamp.Size;
        long modified = ArrivalTime.For(source, file, setup.Clock.GetUtcNow());
        StorePath to = store.Locate(source, target, step.Name);
        if (step.Action == SyncAction.Append)
        {
            // What the target has of the common content, seen in this file.
            long offset = present!.CommonSize + (file.Directory?.Length ?? 0);
            IMachineLayout origin = isPush ? setup.Here : setup.There;
            var tail = new FileRange(from, offset, length - offset) { GuardFloor = file.CommonStart };
            tail = setup.Policy.RestoreMissing ? tail : origin.Prefer(tail);
            return length <= offset
                ? null
                : new PlannedWrite(session, step, step.Direction, new FileWrite(to, WriteMode.Append, tail, modified, present.Stamp), isPartial) { Directory = present.Directory };
        }

        var key = new FileKey(session.Key, step.Name);
        HeaderValue? directory = file.Directory is { } value && !sides.LeavesHeader(key) ? setup.MappingOf(step.Direction).Map(value) : file.Directory;
        HeaderChange? change = directory is not null && directory != file.Directory && file.CommonStart <= length ? new HeaderChange(file.Directory!, directory) : null;
        bool isNew = step.Action == SyncAction.Copy;
        BaselineFile? known = sides.Remembered(key);
        long size = length + (change?.Growth ?? 0);
        var write = new FileWrite(
            to,
            isNew ? WriteMode.Create : WriteMode.Replace,
            new FileRange(from, 0, size),
            ArrivalTime.ApartFrom([.. OthersInPlace(present, known, file, isPush)], size, modified),
            present?.Stamp,
            IsUnique: file.IsTranscript && isNew && setup.Agent.WholeScope.IsByFolder)
        {
            IsGrowing = file.Kind == FileKind.Records,
        };
        return new PlannedWrite(session, step, step.Direction, write, isPartial) { Change = change, Directory = directory };
    }

    /// <summary>The stamps of the file that is replaced, and of the one that was there when both sides were the same, unless just that is written
    /// again.</summary>
    private static IEnumerable<FileStamp> OthersInPlace(SessionFile? present, BaselineFile? known, SessionFile source, bool isPush)
    {
        if (present is not null)
        {
            yield return present.Stamp;
        }

        if (known is { } synced && (isPush ? synced.Local : synced.Remote) != source.Stamp)
        {
            yield return isPush ? synced.Remote : synced.Local;
        }
    }

    /// <summary>How much of a file that an agent is writing to are whole lines.</summary>
    private long WholeLines(StorePath file, long size)
    {
        using Stream stream = setup.Local.OpenRead(file);
        byte[] buffer = new byte[16 * 1024];
        for (long end = Math.Min(size, stream.Length); end > 0;)
        {
            int wanted = (int)Math.Min(buffer.Length, end);
            stream.Position = end - wanted;
            stream.ReadExactly(buffer, 0, wanted);
            int newline = buffer.AsSpan(0, wanted).LastIndexOf((byte)'\n');
            if (newline >= 0)
            {
                return end - wanted + newline + 1;
            }

            end -= wanted;
        }

        return 0;
    }
}
