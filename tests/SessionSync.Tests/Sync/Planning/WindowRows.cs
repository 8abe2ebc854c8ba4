using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>The age window and the session id choose what is looked at; neither has a say in which side wins.</summary>
internal static class WindowRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("A session is looked at when its head here is in the window, and the longer one there wins all the same")
            .Here(100, head: 9).There(120, head: 2).Since(5).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("A session is looked at when its head there is in the window")
            .Here(100, head: 2).There(120, head: 9).Since(5).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("A session whose heads are both older is not looked at").Here(100, head: 2).There(120, head: 3).Since(5),
        new PlanRow("A head right at the window's edge is in it")
            .Here(100, head: 5).Since(5).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("A head a moment before the window's edge is not in it").Here(100).There(100)
            .Heads(PlanRow.At(5).AddMilliseconds(-1), PlanRow.At(4)).Since(5),
        new PlanRow("An old session that only one side has is not copied").Here(100, head: 2).Since(5),
        new PlanRow("Where the head is unknown the newest modification time is taken")
            .Here(100, time: 9).Since(5).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("Where the head is unknown an old modification time is outside").Here(100, time: 2).There(120, time: 3).Since(5),
        new PlanRow("Where the transcript is gone its side files' times count")
            .Here(20, time: 9, name: PlanRow.Side).Since(5).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, PlanRow.Side),
        new PlanRow("A touched file does not bring an old head into the window").Here(100, head: 2, time: 9).There(120, head: 3, time: 9).Since(5),
        new PlanRow("A fresh shorter session here does not overwrite the longer one there that was only written long ago")
            .Here(100, head: 9, time: 9).There(120, head: 9, time: 1).Since(5).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("A window in another time zone is the same window")
            .Here(100, head: 5).Policy(policy => policy with { Cutoff = PlanRow.At(5).ToOffset(TimeSpan.FromHours(-7)) })
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("What this run has looked into already is finished, although the head that came meanwhile is outside of the window")
            .Here(120, head: 2).There(130, head: 3).Found(Relation.Diverged).Since(5)
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What this run has looked into does not bring other old sessions with it")
            .Here(120, head: 2).There(130, head: 3).Found(Relation.Diverged, session: "b").Since(5),
        new PlanRow("A session named by its id is looked at whatever its age")
            .Here(100, head: 2, session: "abcd").Since(5).Policy(policy => policy with { SessionId = "abcd" })
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, session: "abcd"),
        new PlanRow("The beginning of an id is enough, in any case")
            .Here(100, head: 2, session: "abcd").Here(100, head: 2, session: "abce").Here(100, head: 2, session: "xabc")
            .Policy(policy => policy with { SessionId = "ABC" })
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, session: "abcd")
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, session: "abce"),
        new PlanRow("Sessions with another id are not looked at although they are in the window")
            .Here(100, head: 9).Since(5).Policy(policy => policy with { SessionId = "zzz" }),
    ];
}
