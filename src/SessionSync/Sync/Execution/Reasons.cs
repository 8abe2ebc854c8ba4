using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Why something was done or left, for people: sentences without their full stops.</summary>
internal static class Reasons
{
    /// <summary>Where a new file should go there is one already, which no listing of the project told of.</summary>
    public const string TakenName = "a file of its name is there already, perhaps as another project's session; it is left alone";

    public static string Of(StepReason reason) => reason switch
    {
        StepReason.Same => "the same on both sides",
        StepReason.OnlyHere => "new here",
        StepReason.OnlyThere => "new there",
        StepReason.LongerHere => "went on here",
        StepReason.LongerThere => "went on there",
        StepReason.NewerHere => "newer here; the older file is kept in the journal",
        StepReason.NewerThere => "newer there; the older file is kept in the journal",
        StepReason.Diverged => "went on on both sides; both branches are kept",
        StepReason.TimesDiffer => "looks the same but for its time",
        StepReason.WentAwayHere => "gone here, kept there; --restore-missing copies it back",
        StepReason.WentAwayThere => "gone there, kept here; --restore-missing copies it back",
        StepReason.ShrunkHere => "shorter here than it was; the fuller one is left alone; --restore-missing completes it",
        StepReason.ShrunkThere => "shorter there than it was; the fuller one is left alone; --restore-missing completes it",
        StepReason.DamagedHere => "damaged here: something in it cannot be read, or is not what it was; the whole one is left alone; --restore-missing mends it",
        StepReason.DamagedThere => "damaged there: something in it cannot be read, or is not what it was; the whole one is left alone; --restore-missing mends it",
        StepReason.TakenHere => "a file of its name is here already, perhaps as another project's session; it is left alone",
        StepReason.TakenThere => TakenName,
        StepReason.OpenHere => "open in the agent here; it waits for the next run",
        StepReason.OpenThere => "open in the agent there; it waits for the next run",
        StepReason.OtherDirection => "would be written on the side that this run leaves alone",
        _ => reason.ToString(),
    };

    /// <summary>The same where the older branch becomes a session of its own.</summary>
    public static string OfCopied(StepReason reason) => reason switch
    {
        StepReason.NewerHere => "went on on both sides; newer here, the older branch is kept as a session of its own",
        StepReason.NewerThere => "went on on both sides; newer there, the older branch is kept as a session of its own",
        _ => Of(reason),
    };

    /// <summary>Why something was replaced by the whole version.</summary>
    public static string OfMended(StepReason reason) => reason switch
    {
        StepReason.DamagedHere => "was damaged here; it is whole again, and what it was is kept in the journal",
        StepReason.DamagedThere => "was damaged there; it is whole again, and what it was is kept in the journal",
        _ => Of(reason),
    };

    public static string Of(WriteResult result) => result.Status switch
    {
        WriteStatus.Changed => "changed while it was synced; it waits for the next run",
        WriteStatus.NotPrefix => "went on on both sides",
        WriteStatus.Elsewhere => "lies in another folder there",
        WriteStatus.DamagedHeader => "its first record is damaged",
        WriteStatus.Corrupt => "did not arrive as it was sent",
        WriteStatus.Failed => result.Detail ?? "could not be written",
        _ => "written",
    };
}
