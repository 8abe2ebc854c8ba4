using System.Collections.Immutable;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A home with a checkout, in which <c>sync-sessions</c> is run, and the home of another machine that has the same project.</summary>
public sealed class TwoMachines : IDisposable
{
    private readonly TemporaryFolder _folder;

    private TwoMachines(TemporaryFolder folder, string home, string project, string remoteHome, string remoteProject, string target)
    {
        _folder = folder;
        Home = home;
        Project = project;
        RemoteHome = remoteHome;
        RemoteProject = remoteProject;
        Here = new ClaudeSessions(home, project);
        There = new ClaudeSessions(remoteHome, remoteProject);
        Targets = [target];
        Cli = new CliRunner(home) { WorkingDirectory = project };
    }

    public string Home { get; }

    /// <summary>The project's path on this machine.</summary>
    public string Project { get; }

    public string RemoteHome { get; }

    public string RemoteProject { get; }

    public ClaudeSessions Here { get; set; }

    public ClaudeSessions There { get; set; }

    /// <summary>The program as it is run in the project.</summary>
    public CliRunner Cli { get; set; }

    public ImmutableArray<string> Targets { get; set; }

    /// <summary>Options of every run.</summary>
    public ImmutableArray<string> Options { get; set; } = [];

    /// <summary>The other machine is a directory: the same script, with no network between.</summary>
    public static async Task<TwoMachines> WithDirectoryAsync(
        string home = "here", string project = "src/product", string remoteHome = "there", string remoteProject = "/workspaces/product")
    {
        var folder = new TemporaryFolder();
        string there = folder.CreateDirectory(remoteHome);
        return await CreateAsync(folder, home, project, there, remoteProject, $"dir:{there}:{remoteProject}");
    }

    /// <summary>The other machine is at the end of an ssh connection; a relative project path is one below its home.</summary>
    public static async Task<TwoMachines> OverSshAsync(SshServer server, RemoteHome remote, string project = "src/product", string remoteProject = "work/product")
    {
        string there = remote.Combine(remoteProject);
        TwoMachines machines = await CreateAsync(new TemporaryFolder(), "here", project, remote.Path, there, $"ssh:{remote.Alias}:{there}");
        machines.Options = ["--ssh-config", server.ConfigFile];
        return machines;
    }

    public static async Task<TwoMachines> OverSshAsync(SshServer server) => await OverSshAsync(server, await server.CreateHomeAsync());

    public void Dispose() => _folder.Dispose();

    /// <summary>A path beside both homes.</summary>
    public string Combine(params string[] parts) => _folder.Combine(parts);

    public TemporaryFolder Folder => _folder;

    /// <summary>Runs <c>sync-sessions</c> with the targets and options, and reads what it says.</summary>
    /// <param name="arguments">A verb perhaps, and further options.</param>
    public async Task<SyncReport> RunAsync(params string[] arguments) =>
        new(await Cli.RunAsync([.. arguments, .. Targets, .. Options, "--json"]));

    /// <summary>The same, and it must go well.</summary>
    public async Task<SyncReport> SyncAsync(params string[] arguments)
    {
        SyncReport report = await RunAsync(arguments);
        report.Result.ShouldExitWith(0);
        return report;
    }

    /// <summary>Syncs until both sides are equal as far as the program knows, which one run more must confirm.</summary>
    public async Task<SyncReport> SyncTwiceAsync(params string[] arguments)
    {
        SyncReport report = await SyncAsync(arguments);
        (await SyncAsync(arguments)).ShouldBeQuiet();
        return report;
    }

    private static async Task<TwoMachines> CreateAsync(
        TemporaryFolder folder, string home, string project, string remoteHome, string remoteProject, string target)
    {
        string here = folder.CreateDirectory(home);
        var checkout = await GitCheckout.CreateAsync(Path.Combine(here, project));
        return new TwoMachines(folder, here, checkout.Path, remoteHome, remoteProject, target);
    }
}
