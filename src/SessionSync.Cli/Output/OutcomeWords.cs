using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Output;

/// <summary>The words and signs that output uses for the model's values.</summary>
internal static class OutcomeWords
{
    public static string Of(SessionAction action) => action switch
    {
        SessionAction.Pushed => "pushed",
        SessionAction.Pulled => "pulled",
        SessionAction.Appended => "appended",
        SessionAction.Merged => "merged",
        SessionAction.Replaced => "replaced",
        SessionAction.Skipped => "skipped",
        _ => "failed",
    };

    /// <summary>The same, of something that is yet to be done.</summary>
    public static string OfPlanned(SessionAction action) => action switch
    {
        SessionAction.Pushed => "push",
        SessionAction.Pulled => "pull",
        SessionAction.Appended => "append",
        SessionAction.Merged => "merge",
        SessionAction.Replaced => "replace",
        _ => "skip",
    };

    public static string StatusOf(SessionAction action) => action switch
    {
        SessionAction.Skipped => "skipped",
        SessionAction.Failed => "failed",
        _ => "ok",
    };

    public static string Of(SyncDirection direction) => direction switch
    {
        SyncDirection.Push => "push",
        SyncDirection.Pull => "pull",
        SyncDirection.Both => "both",
        _ => "none",
    };

    public static string ArrowOf(SyncDirection direction) => direction switch
    {
        SyncDirection.Push => "→",
        SyncDirection.Pull => "←",
        SyncDirection.Both => "↔",
        _ => "–",
    };

    public static string Of(SyncPhase phase) => phase switch
    {
        SyncPhase.Connecting => "connecting",
        SyncPhase.Listing => "listing",
        SyncPhase.Comparing => "comparing",
        SyncPhase.Transferring => "transferring",
        SyncPhase.Committing => "committing",
        _ => "done",
    };
}
