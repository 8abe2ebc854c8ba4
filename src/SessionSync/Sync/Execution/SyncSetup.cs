using SessionSync.Agents.Contracts;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The inputs of one sync of an agent's sessions with one target.</summary>
/// <param name="Target">What the user calls the target.</param>
/// <param name="IsDryRun">Ends with the plan.</param>
/// <param name="WantsTitles">Whether anybody will see the sessions' titles, which takes a look into each that changed.</param>
public sealed record SyncSetup(
    string Target,
    IAgent Agent,
    LocalStore Local,
    ISessionStore Remote,
    MemoryFile Memory,
    SyncJournal Journal,
    SyncPolicy Policy,
    TimeProvider Clock,
    bool IsDryRun = false,
    bool WantsTitles = true)
{
    /// <summary>The layout of the sessions on this machine.</summary>
    internal IMachineLayout Here => Local;

    /// <summary>The same of the other side.</summary>
    internal IMachineLayout There => PlainLayout.Of(Remote, Local);

    /// <summary>That of the side that is written.</summary>
    internal IMachineLayout LayoutOf(SyncDirection direction) => direction == SyncDirection.Pull ? Here : There;

    /// <summary>Which directory of the side that is written stands for one of the other side.</summary>
    internal DirectoryMapping MappingOf(SyncDirection direction) => direction == SyncDirection.Push
        ? MappingOf(Here, There)
        : MappingOf(There, Here);

    private DirectoryMapping MappingOf(IMachineLayout from, IMachineLayout to) => new(from.ProjectPath, to.ProjectPath, Agent.KeepsHeaderLength)
    {
        Beside = from.Beside.PairsWith(from.ProjectPath, to.Beside, to.ProjectPath),
    };

    /// <summary>The command and the address of this run, for the journal.</summary>
    public RunOrigin Origin { get; init; } = RunOrigin.Unknown;

    /// <summary>How many syncs may move content at the same time; null for any number. Finding out what there is to move needs no place,
    /// and neither does moving little.</summary>
    public SemaphoreSlim? Places { get; init; }
}
