using SessionSync.Configuration;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines;

namespace SessionSync.Operations.Syncing;

/// <summary>Gives the one target of a request its own sync-sessions.</summary>
public sealed class ProgramInstaller(SyncRequest request, IProgress<OperationEvent> events)
{
    /// <inheritdoc cref="RemoteMachine.GiveProgramAsync"/>
    public async Task<(RemoteProgram Before, string? Said)> RunAsync(Func<RemoteProgram, byte[]?> choose, CancellationToken cancellationToken)
    {
        var opener = new TargetOpener(request.Host, request.SshConfig, request.Settings.Timeout);
        var finder = new TargetFinder(request, opener, events);
        var open = new List<OpenTarget>();
        try
        {
            SyncTarget target = request.Targets[0];
            finder.Add(open, target, () => opener.OpenAtOnce(target));
            await finder.CompleteAsync(open, project: null, cancellationToken);
            return await open[0].Machine.GiveProgramAsync(choose, cancellationToken);
        }
        finally
        {
            await Task.WhenAll(open.Select(target => target.DisposeAsync().AsTask()));
        }
    }
}
