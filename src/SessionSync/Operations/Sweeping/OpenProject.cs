using SessionSync.Operations.Syncing;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Operations.Sweeping;

/// <summary>A project of this machine that is locked for this run.</summary>
internal sealed record OpenProject(ProjectLock Lock, LocalStores Stores);
