using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Stores.Machines;

namespace SessionSync.Operations.Targets;

/// <summary>A target that is being connected to.</summary>
/// <param name="ProjectPath">Where the project lies there, where that is known.</param>
public sealed record OpenTarget(SyncTarget Target, RemoteMachine Machine, string? ProjectPath) : IAsyncDisposable
{
    public string Name => Target.Name;

    /// <summary>Whose checkout lies there, where that is known without looking: GitHub says it of a Codespace.</summary>
    public RepositoryName? Repository { get; init; }

    public ValueTask DisposeAsync() => Machine.DisposeAsync();
}
