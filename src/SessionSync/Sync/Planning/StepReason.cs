namespace SessionSync.Sync.Planning;

/// <summary>Why a step is as it is.</summary>
public enum StepReason
{
    Same,
    OnlyHere,
    OnlyThere,

    /// <summary>The file here continues the one there.</summary>
    LongerHere,

    /// <summary>The file there continues the one here.</summary>
    LongerThere,
    NewerHere,
    NewerThere,
    Diverged,
    TimesDiffer,

    /// <summary>It was on both sides once and is no longer here; agents delete by themselves, so nobody asked for that.</summary>
    WentAwayHere,
    WentAwayThere,

    /// <summary>Shorter here than it once was on both sides: damaged, or cut.</summary>
    ShrunkHere,
    ShrunkThere,

    /// <summary>Something here cannot be read, and all that can be read is there, too.</summary>
    DamagedHere,
    DamagedThere,

    /// <summary>In its place here lies a file that nothing in it tells to be this project's.</summary>
    TakenHere,
    TakenThere,

    /// <summary>An agent has the session open on the side that would be written.</summary>
    OpenHere,
    OpenThere,

    /// <summary>Would be written on a side that this run may not write.</summary>
    OtherDirection,
}
