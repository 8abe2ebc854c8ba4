using System.Security.Cryptography;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Two homes on this machine, each with sessions of the same project, and the state of syncs between them.</summary>
internal sealed class TwoHomes
{
    public const string Project = "/home/me/src/product";
    private readonly string _folder;

    public TwoHomes(string folder)
    {
        _folder = folder;
        Here = new ClaudeSessions(Directory.CreateDirectory(Path.Combine(folder, "here")).FullName, Project);
        There = new ClaudeSessions(Directory.CreateDirectory(Path.Combine(folder, "there")).FullName, Project);
    }

    public ClaudeSessions Here { get; }

    public ClaudeSessions There { get; }

    public IMachine Machine => new DirectoryMachine("there", There.Home, []);

    public SyncPolicy Policy { get; init; } = new();

    /// <summary>Makes the same homes elsewhere, with all their times.</summary>
    public async Task<TwoHomes> CopyToAsync(string folder)
    {
        (await new Command("cp", "-a", _folder, folder).RunAsync()).ShouldExitWith(0);
        return new TwoHomes(folder);
    }

    /// <param name="decorate">Puts something between the engine and the other side.</param>
    public async Task<TargetResult> SyncAsync(
        IMachine? machine = null, IFileOperations? operations = null, Func<ISessionStore, ISessionStore>? decorate = null)
    {
        decorate ??= store => store;
        var agent = new ClaudeCodeAgent();
        await using var local = new LocalStore(agent, new AgentHome(Here.Home, static _ => null), Project, operations ?? new FileOperations());
        await using var remote = RemoteMachine.Open(machine ?? Machine, [agent], [], hasZstandardHere: true, Project);
        var setup = new SyncSetup(
            "there",
            agent,
            local,
            decorate(remote.StoreFor(agent, Project)),
            new MemoryFile(Path.Combine(_folder, "state", "memory")),
            new SyncJournal(Path.Combine(_folder, "state", "journal"), TimeProvider.System),
            Policy,
            TimeProvider.System);
        return await new SyncEngine(setup, progress: null).RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit);
    }

    /// <summary>The hash of every file that an agent would find, by its side and its path below the sessions' root.</summary>
    public Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>();
        foreach (string side in (string[])["here", "there"])
        {
            foreach ((string path, string hash) in Files(side))
            {
                files[$"{side}/{path}"] = hash;
            }
        }

        return files;
    }

    /// <summary>The same for one side.</summary>
    public SortedDictionary<string, string> Files(string side)
    {
        string root = Path.Combine(_folder, side, ".claude", "projects");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [])
        {
            string path = Path.GetRelativePath(root, file);
            if (!path.StartsWith(".sync-sessions", StringComparison.Ordinal))
            {
                files[path] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return files;
    }

    /// <summary>Names the state in which both homes are: the same state leads to the same next run.</summary>
    public string Fingerprint() => string.Join(
        '\n',
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/state/journal/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(_folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))} {File.GetLastWriteTimeUtc(file).Ticks / TimeSpan.TicksPerSecond}"));

    /// <summary>Folders in which files wait to be brought to their places.</summary>
    public IReadOnlyList<string> Staging() =>
        [.. Directory.EnumerateDirectories(_folder, ".sync-sessions.*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })];
}
