using SessionSync.Configuration;
using SessionSync.Operations.Events;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines;

namespace SessionSync.Operations.Installing;

/// <summary>Gives the one target of a request its own sync-sessions.</summary>
public sealed class ProgramInstaller(SyncRequest request, IProgress<OperationEvent> events)
{
    /// <inheritdoc cref="RemoteMachine.GiveProgramAsync"/>
    public async Task<InstalledProgram> RunAsync(ProgramChoice choice, CancellationToken cancellationToken)
    {
        var opener = new TargetOpener(request.Host, request.SshConfig, request.Settings.Timeout);
        var finder = new TargetFinder(request, opener, events);
        var open = new List<OpenTarget>();
        try
        {
            SyncTarget target = request.Targets[0];
            finder.Add(open, target, () => opener.OpenAtOnce(target));
            await finder.CompleteAsync(open, project: null, cancellationToken);
            (RemoteProgram before, string? said) = await open[0].Machine.GiveProgramAsync(choice.For, cancellationToken);
            return new InstalledProgram(before.Folder, before.Present is not null, said, before.IsOnSearchPath);
        }
        finally
        {
            await Task.WhenAll(open.Select(target => target.DisposeAsync().AsTask()));
        }
    }
}
