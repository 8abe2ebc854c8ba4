using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Importing;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Importing;

/// <summary>Knows the order of a sync with one target for an agent that only its own command may write for: look, list, plan, export and
/// import, remember. The project's lock is held by whoever runs it.</summary>
/// <remarks>An import only adds, so nothing is ever lost and nothing has to be kept; a run that ends anywhere is completed by the next.</remarks>
public sealed class ImportSync(ImportSetup setup, IProgress<SyncProgress>? progress)
{
    private readonly ImportLog _log = new(setup);
    private readonly long _start = setup.Clock.GetTimestamp();

    /// <summary>Null where neither side has anything of the agent.</summary>
    public async Task<TargetResult?> RunAsync(CancellationToken cancellationToken)
    {
        ImportPresence here = await setup.Local.LookAsync(cancellationToken);
        ImportPresence there = await setup.Remote.LookAsync(cancellationToken);
        if (here == ImportPresence.None && there == ImportPresence.None)
        {
            return null;
        }

        ImportMemory memory = setup.Memory.Load();
        if (IsSettled(memory, here, there))
        {
            TargetResult settled = Result([], memory.SessionCount, hasWork: false, []);
            return settled with { Summary = settled.Summary with { Older = memory.Older } };
        }

        ImportListing atHome = await ListAsync(setup.Local, here, "here", cancellationToken);
        ImportListing away = await ListAsync(setup.Remote, there, "there", cancellationToken);
        ImmutableArray<string> problems = [.. ((string?[])[atHome.Problem, away.Problem]).OfType<string>()];
        if (!problems.IsEmpty)
        {
            TargetResult none = Result([], 0, hasWork: false, problems);
            return none with { Summary = none.Summary with { LeftOut = problems.Length } };
        }

        ImportPlan plan = WithoutKept(ImportPlanner.Plan(atHome.Sessions, away.Sessions, memory.Sessions, setup.Policy, setup.Clock.GetUtcNow()), memory, here, there);
        SyncDirection writable = (here.HasClient ? SyncDirection.Pull : SyncDirection.None) | (there.HasClient ? SyncDirection.Push : SyncDirection.None);
        if (setup.IsDryRun)
        {
            ImmutableArray<SessionOutcome> preview = _log.Preview(plan, writable);
            return Result(plan, preview, []);
        }

        if (plan.HasWork)
        {
            await TransferAsync(plan, here, there, cancellationToken);
        }

        ImmutableHashSet<SessionKey> existing = [.. atHome.Sessions.Concat(away.Sessions).Select(session => session.Key)];
        await RememberAsync(plan, memory with { Sessions = memory.Sessions.RemoveRange(memory.Sessions.Keys.Except(existing)) }, here, there, cancellationToken);
        ImmutableArray<SessionOutcome> outcomes = _log.Outcomes(plan);
        return Result(plan, outcomes, KeptNotices());
    }

    private async Task TransferAsync(ImportPlan plan, ImportPresence here, ImportPresence there, CancellationToken cancellationToken)
    {
        JournalEntry entry = setup.Journal.Begin(new RunBegan(setup.Target, setup.Clock.GetUtcNow())
        {
            Origin = setup.Origin,
            Project = setup.Local.ProjectPath,
            Agent = plan.Steps[0].Session.Key.Agent,
            Steps =
            [
                .. plan.Steps.Where(static step => step.Direction != SyncDirection.None)
                    .Select(static step => new IntendedStep(step.Session.Key, SessionFile.Transcript, SyncAction.Copy, step.Direction)),
            ],
        });
        var transfer = new ImportTransfer(setup, _log, entry, progress);
        await transfer.RunAsync(plan, SyncDirection.Push, there.HasClient, cancellationToken);
        await transfer.RunAsync(plan, SyncDirection.Pull, here.HasClient, cancellationToken);
        entry.Write(new RunEnded(setup.Clock.GetUtcNow(), "done"));
    }

    private static string StampOf(ImportPresence presence) => $"{presence.Stamp} {presence.HasClient}";

    private bool IsSettled(ImportMemory memory, ImportPresence here, ImportPresence there) =>
        memory.SettledSince is { } since
        && since <= (setup.Policy.Cutoff?.ToUnixTimeSeconds() ?? long.MinValue)
        && memory.StampHere == StampOf(here)
        && memory.StampThere == StampOf(there)
        && setup.Policy.SessionId is null;

    private async Task<ImportListing> ListAsync(IImportStore store, ImportPresence presence, string side, CancellationToken cancellationToken) =>
        presence.Stamp is not null ? await store.ListAsync(cancellationToken)
        : presence.HasOldFiles ? new ImportListing(
            [], $"{setup.Client} {side} keeps its sessions in files, as versions before 1.2 did, and they are not synced. Bring them over by starting version 1.2 {side} once")
        : ImportListing.Empty;

    /// <summary>What was put aside already, and did not change since, is not put aside again.</summary>
    private static ImportPlan WithoutKept(ImportPlan plan, ImportMemory memory, ImportPresence here, ImportPresence there) => plan with
    {
        Steps =
        [
            .. from step in plan.Steps
               let source = step.Direction switch
               {
                   SyncDirection.Push when !there.HasClient => step.Here,
                   SyncDirection.Pull when !here.HasClient => step.There,
                   _ => null,
               }
               let isKept = source is not null && memory.Sessions.GetValueOrDefault(step.Session.Key)?.Kept == source.Signature
               select isKept ? step with { Direction = SyncDirection.None, Reason = StepReason.Same } : step,
        ],
    };

    /// <summary>Lists the sides that were written once more: what arrived is what they hold now, whatever was sent.</summary>
    private async Task RememberAsync(ImportPlan plan, ImportMemory memory, ImportPresence here, ImportPresence there, CancellationToken cancellationToken)
    {
        (ImportPresence Presence, Dictionary<SessionKey, ImportableSession>? Sessions) atHome =
            await LookAgainAsync(plan, SyncDirection.Pull, setup.Local, here, cancellationToken);
        (ImportPresence Presence, Dictionary<SessionKey, ImportableSession>? Sessions) away =
            await LookAgainAsync(plan, SyncDirection.Push, setup.Remote, there, cancellationToken);
        var sessions = memory.Sessions.ToBuilder();
        foreach (ImportStep step in plan.Steps)
        {
            SyncDirection written = _log.WrittenOf(step);
            ImportableSession? mine = written.HasFlag(SyncDirection.Pull) ? atHome.Sessions?.GetValueOrDefault(step.Session.Key) : step.Here;
            ImportableSession? theirs = written.HasFlag(SyncDirection.Push) ? away.Sessions?.GetValueOrDefault(step.Session.Key) : step.There;
            ImportBaseline? before = memory.Sessions.GetValueOrDefault(step.Session.Key);
            if (Baseline(step, before, mine?.Signature, theirs?.Signature) is { } baseline)
            {
                sessions[step.Session.Key] = baseline;
            }
        }

        bool isSettled = setup.Policy is { SessionId: null, Direction: SyncDirection.Both }
            && !_log.HasFailed
            && plan.Steps.All(step => step.Reason == StepReason.Same || step.Direction != SyncDirection.None);
        setup.Memory.Save(new ImportMemory(
            StampOf(atHome.Presence),
            StampOf(away.Presence),
            isSettled ? setup.Policy.Cutoff?.ToUnixTimeSeconds() ?? long.MinValue : null,
            plan.Steps.Count(step => step.Session.Parent is null),
            sessions.ToImmutable())
        {
            Older = plan.Older,
        });
    }

    private async Task<(ImportPresence Presence, Dictionary<SessionKey, ImportableSession>? Sessions)> LookAgainAsync(
        ImportPlan plan, SyncDirection written, IImportStore store, ImportPresence before, CancellationToken cancellationToken)
    {
        if (!plan.Steps.Any(step => _log.WrittenOf(step).HasFlag(written)))
        {
            return (before, null);
        }

        ImportPresence presence = await store.LookAsync(cancellationToken);
        ImportListing listing = await store.ListAsync(cancellationToken);
        foreach (ImportStep step in plan.Steps.Where(step => _log.WrittenOf(step).HasFlag(written)))
        {
            if (listing.Sessions.All(session => session.Key != step.Session.Key))
            {
                _log.Fail(step, written, listing.Problem ?? $"{setup.Client} said that it imported it, and does not list it");
            }
        }

        return (presence, listing.Sessions.ToDictionary(session => session.Key));
    }

    /// <summary>Null to leave what is remembered as it is.</summary>
    private ImportBaseline? Baseline(ImportStep step, ImportBaseline? before, ImportSignature? here, ImportSignature? there)
    {
        if (_log.Kept.TryGetValue(step.Session.Key, out SyncDirection missing))
        {
            return new ImportBaseline(before?.Here, before?.There, (missing == SyncDirection.Push ? step.Here : step.There)?.Signature);
        }

        bool isEqual = here is not null && here == there;
        bool isWritten = step.Direction != SyncDirection.None && _log.IsDone(step) && here is not null && there is not null;

        // Where both had something new and still differ, one of them has not brought it yet: that must not pass for known.
        return isEqual || (isWritten && step.Reason != StepReason.Diverged) ? new ImportBaseline(here, there) : null;
    }

    private ImmutableArray<string> KeptNotices() =>
    [
        .. from kept in _log.Kept
           group kept by kept.Value into side
           let isThere = side.Key == SyncDirection.Push
           select $"{setup.Client} is not installed {(isThere ? $"on {setup.Target}" : "here")}, so what is new {(isThere ? "here" : "there")} of it cannot be imported. "
               + $"It is kept as its own exports: {setup.Kept.Directory}. "
               + (isThere ? "Install it there and sync again, or copy a file there and run in the project: opencode import FILE" : "Install it and sync again, or run in the project: opencode import FILE"),
    ];

    /// <summary>Only what is equal passes for unchanged.</summary>
    private TargetResult Result(ImportPlan plan, ImmutableArray<SessionOutcome> outcomes, ImmutableArray<string> problems)
    {
        HashSet<SessionKey> told = [.. outcomes.Select(outcome => outcome.Session)];
        ImportStep[] untold = [.. plan.Steps.Where(step => step.Session.Parent is null && !told.Contains(step.Session.Key))];
        int waiting = untold.Count(static step => step.Reason == StepReason.OtherDirection);
        TargetResult result = Result(outcomes, untold.Length - waiting, plan.HasWork, problems);
        return result with { Summary = result.Summary.WithWaiting(waiting, setup.Policy.Direction) with { Older = plan.Older } };
    }

    private TargetResult Result(ImmutableArray<SessionOutcome> outcomes, int unchanged, bool hasWork, ImmutableArray<string> problems) => new(
        TargetSummary.Of(setup.Target, outcomes, unchanged, setup.Remote.Traffic, setup.Clock.GetElapsedTime(_start)), outcomes, hasWork, problems);
}
