using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Importing;

/// <summary>Two homes with the same project in which OpenCode is used.</summary>
public sealed class OpenCodeMachines : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ImmutableArray<string> _arguments;

    private OpenCodeMachines(TemporaryFolder folder, string home, string project, OpenCodeHome there, ImmutableArray<string> arguments)
    {
        _folder = folder;
        _arguments = arguments;
        Home = home;
        There = there;
        Here = new OpenCodeHome(home, project).Install();
        Cli = new CliRunner(home) { WorkingDirectory = project };
    }

    public string Home { get; }

    public OpenCodeHome Here { get; }

    public OpenCodeHome There { get; }

    /// <summary>The program as it is run in the project.</summary>
    public CliRunner Cli { get; set; }

    /// <summary>Where the program keeps its state.</summary>
    public string State => Path.Combine(Home, ".local", "state", "session-sync");

    /// <summary>The other machine is a directory: the same script, with no network between.</summary>
    public static async Task<OpenCodeMachines> CreateAsync()
    {
        var folder = new TemporaryFolder();
        string there = folder.CreateDirectory("there");
        string project = folder.CreateDirectory("there", "work", "it's a product");
        return await CreateAsync(folder, new OpenCodeHome(there, project).Install(), $"dir:{there}:{project}");
    }

    public static async Task<OpenCodeMachines> OverSshAsync(SshServer server, RemoteHome remote)
    {
        string project = Directory.CreateDirectory(remote.Combine("work", "product")).FullName;
        return await CreateAsync(new TemporaryFolder(), new OpenCodeHome(remote.Path, project).Install(), $"ssh:{remote.Alias}:{project}", "--ssh-config", server.ConfigFile);
    }

    public void Dispose() => _folder.Dispose();

    public async Task<SyncReport> RunAsync(params string[] arguments) => new(await Cli.RunAsync([.. arguments, .. _arguments, "--json"]));

    /// <summary>The same, and it must go well.</summary>
    public async Task<SyncReport> SyncAsync(params string[] arguments)
    {
        SyncReport report = await RunAsync(arguments);
        report.Result.ShouldExitWith(0);
        return report;
    }

    private static async Task<OpenCodeMachines> CreateAsync(TemporaryFolder folder, OpenCodeHome there, params ImmutableArray<string> arguments)
    {
        string home = folder.CreateDirectory("here");
        GitCheckout checkout = await GitCheckout.CreateAsync(Path.Combine(home, "src", "product"));
        return new OpenCodeMachines(folder, home, checkout.Path, there, arguments);
    }
}
