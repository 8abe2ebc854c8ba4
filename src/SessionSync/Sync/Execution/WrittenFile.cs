using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>What a write that went well leaves behind.</summary>
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
            sides.SetEqual(file, planned.Step.Local!.Stamp, stamp);
        }
        else
        {
            sides.SetEqual(file, stamp, planned.Step.Remote!.Stamp);
        }
    }
}
