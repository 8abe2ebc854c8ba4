using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary>A home with checkouts, from which everything is swept; gh is the stand-in.</summary>
internal sealed class SweepingHome
{
    private readonly SshServer _server;

    public SweepingHome(TemporaryFolder folder, SshServer server)
    {
        _server = server;
        Path = folder.CreateDirectory("here");
        Gh = new GhStandIn(folder, server);
    }

    public string Path { get; }

    public GhStandIn Gh { get; }

    public string StateDirectory => Combine(".local/state/session-sync");

    public CliRunner Cli => new(Path) { PathFolders = [Gh.BinFolder], Variables = Gh.Variables };

    public string Combine(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Makes a checkout here, and returns its sessions.</summary>
    public async Task<ClaudeSessions> AddCheckoutAsync(string path, string repository)
    {
        await GitCheckout.CreateAsync(Combine(path), $"https://github.com/{repository}.git");
        return new ClaudeSessions(Path, Combine(path));
    }

    /// <summary>The same on another machine.</summary>
    public static async Task<ClaudeSessions> AddCheckoutAsync(RemoteHome home, string path, string repository)
    {
        await GitCheckout.CreateAsync(home.Combine(path), $"https://github.com/{repository}.git");
        return new ClaudeSessions(home.Path, home.Combine(path));
    }

    /// <summary>Makes a Codespace that runs, and returns its home.</summary>
    public async Task<RemoteHome> AddCodespaceAsync(string name)
    {
        RemoteHome far = await _server.CreateHomeAsync();
        Gh.Add(new Codespace(name, Home: far));
        return far;
    }

    /// <summary>Rescues a Codespace, and returns what the last line says of it.</summary>
    public async Task<(CommandResult Result, JsonObject Report)> RescueAsync(string name)
    {
        CommandResult result = await Cli.RunAsync("rescue", name, "--json");
        string line = result.StandardOutput.Split('\n').Single(static line => line.StartsWith("""{"type":"rescue""", StringComparison.Ordinal));
        return (result, JsonNode.Parse(line)!.AsObject());
    }

    public async Task<SyncReport> RunAsync(params string[] arguments) => new(await Cli.RunAsync(["sweep", .. arguments, "--json"]));

    /// <summary>Sweeps, and it must go well.</summary>
    public async Task<SyncReport> SweepAsync(params string[] arguments)
    {
        SyncReport report = await RunAsync(arguments);
        report.Result.ShouldExitWith(0);
        return report;
    }
}
