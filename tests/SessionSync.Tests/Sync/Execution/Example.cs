using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.ClaudeCode;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What the tests of a sync's bookkeeping are made of.</summary>
internal static class Example
{
    public const string Side = "tool-results/one.txt";
    public static readonly DateTimeOffset Now = new(2026, 5, 30, 12, 0, 0, TimeSpan.Zero);

    public static SessionKey Key { get; } = Claude.Key(Claude.First);

    public static SessionFile File(long size, long modified = 1000, string name = SessionFile.Transcript, string folder = "folder") => new(
        name,
        name == SessionFile.Transcript ? $"{folder}/{Claude.First}.jsonl" : $"{folder}/{Claude.First}/{name}",
        new FileStamp(size, modified),
        name == SessionFile.Transcript ? FileKind.Records : FileKind.Whole);

    public static SessionEntry Entry(DateTimeOffset? head, params ImmutableArray<SessionFile> files) => new(Key, "", "folder", files, head);

    public static StoreState State(params ImmutableArray<SessionEntry> sessions) => new(new Inventory(sessions, [], []), []);

    public static FileStep Step(
        SyncAction action, SyncDirection direction, StepReason reason, SessionFile? local, SessionFile? remote) =>
        new((local ?? remote)!.Name, action, direction, reason, local, remote);

    public static SessionPlan Plan(SessionEntry? local, SessionEntry? remote, params ImmutableArray<FileStep> steps) => new(Key, local, remote, steps);

    public static SyncPlan Whole(params ImmutableArray<SessionPlan> sessions) => new(sessions, Baseline.Empty);

    /// <summary>The write of a plan's step towards one side.</summary>
    public static PlannedWrite Write(SessionPlan session, FileStep step, SyncDirection direction, WriteMode mode, long offset, long length, bool isPartial = false)
    {
        bool isPush = direction == SyncDirection.Push;
        SessionFile source = ((isPush ? step.Local : step.Remote) ?? step.Local ?? step.Remote)!;
        var target = new StorePath(Key.Agent, source.Path);
        var write = new FileWrite(target, mode, new FileRange(target, offset, length), 2000, mode == WriteMode.Append ? new FileStamp(offset, 1000) : null);
        return new PlannedWrite(session, step, direction, write, isPartial);
    }

    public static SyncSetup Setup(ScratchDirectory scratch) => new(
        "elsewhere",
        Claude.Agent,
        new LocalStore(Claude.Agent, new AgentHome(scratch.At("here"), static _ => null), "/home/u/demo"),
        new LocalStore(Claude.Agent, new AgentHome(scratch.At("there"), static _ => null), "/home/u/demo"),
        new MemoryFile(scratch.At("memory")),
        new SyncJournal(scratch.At("journal"), TimeProvider.System),
        new SyncPolicy(),
        new ManualClock(Now));
}
