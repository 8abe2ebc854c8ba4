using SessionSync.Configuration;
using SessionSync.Stores.Machines;

namespace SessionSync.Cli.Syncing;

/// <summary>A target that is being connected to.</summary>
/// <param name="ProjectPath">Where the project lies there, where that is known.</param>
public sealed record OpenTarget(SyncTarget Target, RemoteMachine Machine, string? ProjectPath) : IAsyncDisposable
{
    public string Name => Target.Name;

    public ValueTask DisposeAsync() => Machine.DisposeAsync();
}
