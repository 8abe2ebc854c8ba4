using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Operations.Syncing;
using SessionSync.Platform;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Doctor;

/// <summary>Looks at what is kept on this machine: who may read it, whether it can be read, and how much room is left for more.</summary>
internal sealed class StateInspection(HostEnvironment host, TimeProvider clock)
{
    public ImmutableArray<HealthCheck> Look()
    {
        try
        {
            return [.. Permissions(), .. Space(), Memories(), .. Locks()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new HealthCheck("state", host.StateDirectory, Verdict.Error, FileTrouble.Of(exception), $"ls -la {host.StateDirectory}")];
        }
    }

    private IEnumerable<HealthCheck> Permissions()
    {
        foreach (string directory in (string[])[host.StateDirectory, Path.GetDirectoryName(host.ConfigFile)!])
        {
            if (Directory.Exists(directory))
            {
                yield return MachineChecks.Permissions(directory, File.GetUnixFileMode(directory), isDirectory: true);
            }
        }

        if (File.Exists(host.ConfigFile))
        {
            yield return MachineChecks.Permissions(host.ConfigFile, File.GetUnixFileMode(host.ConfigFile), isDirectory: false);
        }
    }

    private IEnumerable<HealthCheck> Space()
    {
        AgentHome home = AgentHomes.On(host);
        IEnumerable<string> agents = AgentCatalog.All.Select(agent => agent.Root.BaseIn(home)).Where(Directory.Exists);
        return from directory in agents.Prepend(host.StateDirectory)
               let existing = ExistingPartOf(directory)
               select MachineChecks.Space(directory, new DriveInfo(existing).AvailableFreeSpace);
    }

    private static string ExistingPartOf(string directory)
    {
        string at = directory;
        while (!Directory.Exists(at))
        {
            at = Path.GetDirectoryName(at)!;
        }

        return at;
    }

    private HealthCheck Memories()
    {
        string folder = Path.Combine(host.StateDirectory, "targets");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        string[] unreadable = [.. files.Where(static file => new MemoryFile(file).Load() is null && new ImportMemoryFile(file).Find() is null)];
        return StateChecks.Memories(files.Length - unreadable.Length, unreadable);
    }

    private IEnumerable<HealthCheck> Locks() =>
        LockHolder.In(Path.Combine(host.StateDirectory, "locks")).Select(holder => StateChecks.Lock(holder, clock.GetUtcNow()));
}
