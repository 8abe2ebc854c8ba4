using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Operations.Targets;
using SessionSync.Platform;

namespace SessionSync.Cli.Startup;

/// <summary>Begins to connect to the targets whose addresses stand on the command line. Connecting takes longest by far, so this comes
/// before anything else is done, even before the settings are read.</summary>
internal static class EarlyConnections
{
    /// <exception cref="SyncException">An address is wrong.</exception>
    public static ImmutableArray<OpenTarget> Open(ImmutableArray<string> targets, string? sshConfig, HostEnvironment host)
    {
        ImmutableArray<OpenTarget>.Builder open = ImmutableArray.CreateBuilder<OpenTarget>();
        TargetOpener? opener = null;
        foreach (string text in targets)
        {
            if (TargetResolver.ResolveAddress(text) is not { } target)
            {
                continue;
            }

            opener ??= new TargetOpener(host, sshConfig, Settings.Default.Timeout);
            try
            {
                if (!IsOpen(open, target) && opener.OpenAtOnce(target) is { } connecting)
                {
                    open.Add(connecting);
                }
            }
            catch (SyncException)
            {
                // It is tried again when its turn comes, and its failure told then: it may not be the only target.
            }
        }

        return open.ToImmutable();
    }

    private static bool IsOpen(ImmutableArray<OpenTarget>.Builder open, SyncTarget target)
    {
        foreach (OpenTarget other in open)
        {
            if (other.Target.Address == target.Address)
            {
                return true;
            }
        }

        return false;
    }
}
