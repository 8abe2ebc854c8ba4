using SessionSync.Stores.Machines;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Syncing;

/// <summary>The sync of one agent's sessions with a target.</summary>
internal sealed record AgentSync(MachineStore Remote, SyncEngine Engine);
