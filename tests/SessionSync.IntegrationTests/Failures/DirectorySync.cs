using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Two homes on this machine between which the program itself syncs.</summary>
internal sealed class DirectorySync
{
    private DirectorySync(GitCheckout checkout, string here, string there)
    {
        Here = new ClaudeSessions(here, checkout.Path);
        There = new ClaudeSessions(there, checkout.Path);
    }

    public ClaudeSessions Here { get; }

    public ClaudeSessions There { get; }

    public string Target => $"dir:{There.Home}:{There.ProjectDirectory}";

    public CliRunner Cli => new(Here.Home) { WorkingDirectory = Here.ProjectDirectory };

    public static async Task<DirectorySync> CreateAsync(TemporaryFolder folder)
    {
        string here = folder.CreateDirectory("here");
        return new DirectorySync(await GitCheckout.CreateAsync(Path.Combine(here, "product")), here, folder.CreateDirectory("there"));
    }

    /// <summary>A run without hindrance brings both sides to the same, and another one has nothing to do.</summary>
    public async Task AssertFinishesAsync()
    {
        (await Cli.RunAsync(Target)).ShouldExitWith(0);
        Assert.Equal(SshHomes.Read(Here).OrderBy(file => file.Key), SshHomes.Read(There).OrderBy(file => file.Key));
        Assert.Contains("nothing to do", (await Cli.RunAsync(Target)).ShouldExitWith(0).StandardOutput, StringComparison.Ordinal);
        Assert.Empty(SshHomes.Staging(Here));
        Assert.Empty(SshHomes.Staging(There));
    }
}
