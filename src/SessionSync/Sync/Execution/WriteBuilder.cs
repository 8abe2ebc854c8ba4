using SessionSync.Sessions;
using SessionSync.Stores;
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
        FileStamp? expected = (isPush ? step.Remote : step.Local)?.Stamp;
        ISessionStore store = isPush ? setup.Remote : setup.Local;

        var from = new FileLocation(session.Key.Agent, file.Path);
        long length = isPush && sides.Local.Inventory.Live.Contains(session.Key) && file.Kind == FileKind.Records
            ? WholeLines(from, file.Stamp.Size)
            : file.Stamp.Size;
        long offset = step.Action == SyncAction.Append ? expected!.Value.Size : 0;
        if (length < offset || (length == offset && step.Action == SyncAction.Append))
        {
            return null;
        }

        WriteMode mode = step.Action switch
        {
            SyncAction.Copy => WriteMode.Create,
            SyncAction.Append => WriteMode.Append,
            _ => WriteMode.Replace,
        };
        var write = new FileWrite(
            store.Locate(source, target, step.Name),
            mode,
            new FileRange(from, offset, length - offset),
            ArrivalTime.For(source, file, setup.Clock.GetUtcNow()),
            expected,
            IsUnique: file.IsTranscript && mode == WriteMode.Create);
        return new PlannedWrite(session, step, step.Direction, write, IsPartial: length != file.Stamp.Size);
    }

    /// <summary>How much of a file that an agent is writing to are whole lines.</summary>
    private long WholeLines(FileLocation file, long size)
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
