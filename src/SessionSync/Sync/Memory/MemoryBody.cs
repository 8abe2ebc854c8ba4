using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Memory;

/// <summary>The large part of a memory, read only when something changed.</summary>
public sealed record MemoryBody(StoreState Local, StoreState Remote, Baseline Baseline)
{
    public static MemoryBody Empty { get; } = new(StoreState.Empty, StoreState.Empty, Baseline.Empty);
}
