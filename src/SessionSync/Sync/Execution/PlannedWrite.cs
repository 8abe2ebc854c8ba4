using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>A write and the step it carries out.</summary>
/// <param name="Direction">The one side that is written.</param>
/// <param name="IsPartial">The source's last, unfinished line is left for the next run.</param>
internal sealed record PlannedWrite(SessionPlan Session, FileStep Step, SyncDirection Direction, FileWrite Write, bool IsPartial = false)
{
    /// <summary>The change that is made on the way to the header of a whole file; null for none.</summary>
    public HeaderChange? Change { get; init; }

    /// <summary>The bytes by which the target is recognised as it was; null where there is none, and where that is not known yet.</summary>
    public BytesBefore? Before { get; init; }

    /// <summary>The SHA-256 of what was written; null before, and where nothing arrived.</summary>
    public ContentHash? Content { get; init; }

    /// <summary>The directory in the header of the file that was written.</summary>
    public HeaderValue? Directory { get; init; }
}
