using SessionSync.Stores;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Syncing;

/// <summary>The sync of one agent's sessions with a target.</summary>
internal sealed record AgentSync(ISessionStore Remote, SyncEngine Engine);
