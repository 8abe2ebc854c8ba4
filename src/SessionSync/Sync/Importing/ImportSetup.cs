using SessionSync.Stores.Importing;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Importing;

/// <summary>The inputs of one sync by imports with one target.</summary>
/// <param name="Target">What the user calls the target.</param>
/// <param name="Client">What people call the agent.</param>
/// <param name="IsDryRun">Ends with the plan.</param>
public sealed record ImportSetup(
    string Target,
    string Client,
    IImportStore Local,
    IImportStore Remote,
    ImportMemoryFile Memory,
    KeptExports Kept,
    SyncJournal Journal,
    SyncPolicy Policy,
    TimeProvider Clock,
    bool IsDryRun = false)
{
    /// <summary>The command and the address of this run, for the journal.</summary>
    public RunOrigin Origin { get; init; } = RunOrigin.Unknown;
}
