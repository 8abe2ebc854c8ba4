using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The journal records of a sync.</summary>
internal static class JournalLines
{
    public static RunBegan Begin(SyncSetup setup, SyncPlan plan) => new(setup.Target, setup.Clock.GetUtcNow())
    {
        Origin = setup.Origin,
        Project = setup.Here.ProjectPath,
        Agent = setup.Agent.Id,
        Steps =
        [
            .. from session in plan.Sessions
               from step in session.Steps
               where step.Action is not (SyncAction.None or SyncAction.Keep)
               select new IntendedStep(session.Key, step.Name, step.Action, step.Direction),
        ],
    };

    public static VersionKept Kept(SessionKey session, string name, string side, SessionFile file, string kept) =>
        new(session, name, side, file.Path, file.Stamp, kept);

    public static FileWritten Wrote(PlannedWrite planned, WriteResult result) =>
        Wrote(planned.Session.Key.Id, planned.Step.Name, planned.Write, planned.Direction, result) with { Content = planned.Content, Before = planned.Before };

    /// <summary>A file that belongs to no session.</summary>
    public static FileWritten Wrote(FileWrite write, SyncDirection direction, WriteResult result, ContentHash? content) =>
        Wrote(null, "", write, direction, result) with { Content = content };

    /// <summary>The conversation of a session that was made of another.</summary>
    public static FileWritten Wrote(SessionKey session, string name, FileWrite write, SyncDirection direction, WriteResult result, ContentHash? content) =>
        Wrote(session.Id, name, write, direction, result) with { Content = content };

    /// <summary>The older of two branches was written as a session of its own.</summary>
    public static BranchMade Branched(SessionKey session, string branch) => new(session, branch);

    public static RunEnded End(TimeProvider clock, string how) => new(clock.GetUtcNow(), how);

    /// <remarks>Where the bytes begin is told of the target: the same content may begin elsewhere in the source, whose header is of another length.</remarks>
    private static FileWritten Wrote(string? session, string name, FileWrite write, SyncDirection direction, WriteResult result) =>
        new(write.Target.Agent, session, name, direction, write.Target.Path, write.Mode, write.ResultingSize - write.Source.Length, write.Source.Length, result.Status)
        {
            Detail = result.Detail,
        };
}
