using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

[Collection("installing")]
public sealed class InstallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Prefix => _folder.Combine("prefix");

    private string Manifest => _folder.Combine("prefix", "lib", "session-sync", "installed");

    /// <summary>Every file, link and directory, with what is in it.</summary>
    private string[] Tree => [.. Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
        .Select(path => $"{path} {new FileInfo(path).LinkTarget ?? (File.Exists(path) ? File.ReadAllText(path) : "")}").Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_an_update_nothing_old_is_left_and_after_uninstalling_everything_is_as_before()
    {
        _folder.Write("prefix/bin/mine", "my own\n");
        _folder.Write("prefix/share/fish/vendor_completions.d/mine.fish", "complete -c mine\n");
        string[] before = Tree;

        (await ScriptRun.InstallAsync(Prefix)).ShouldExitWith(0);
        string[] installed = Tree;
        _folder.Write("prefix/lib/session-sync/program/OfAnOlderVersion.dll", "");
        await File.AppendAllTextAsync(Manifest, "f lib/session-sync/program/OfAnOlderVersion.dll\n", TestContext.Current.CancellationToken);
        CommandResult again = (await ScriptRun.InstallAsync(Prefix)).ShouldExitWith(0);
        Assert.Equal(installed.Select(Name), Tree.Select(Name));
        Assert.StartsWith("Updated ", again.StandardOutput, StringComparison.Ordinal);

        string unit = _folder.Combine("configuration", "systemd", "user", "session-sync.timer");
        await ScriptRun.RunAsync(Path.Combine(Prefix, "bin", "sync-sessions"), ["service", "install"], ("XDG_CONFIG_HOME", _folder.Combine("configuration")));
        Assert.True(File.Exists(unit));
        (await ScriptRun.UninstallAsync(Prefix, ("XDG_CONFIG_HOME", _folder.Combine("configuration")))).ShouldExitWith(0);

        Assert.False(File.Exists(unit));
        Directory.Delete(_folder.Combine("configuration"));
        Assert.Equal(before, Tree);
        (await ScriptRun.UninstallAsync(Prefix)).ShouldExitWith(0);
        Assert.Equal(before, Tree);
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_never_overwritten()
    {
        Directory.CreateDirectory(_folder.Combine("prefix", "bin"));
        File.CreateSymbolicLink(_folder.Combine("prefix", "bin", "sync-sessions"), "/my/checkout/scripts/sync-sessions");
        string[] before = Tree;

        CommandResult result = (await ScriptRun.InstallAsync(Prefix)).ShouldExitWith(12);

        Assert.Contains($"{Prefix}/bin/sync-sessions is in the way; nothing was installed.", result.StandardError, StringComparison.Ordinal);
        Assert.Equal(before, Tree);
    }

    [Fact]
    public async Task A_prefix_that_was_made_for_it_goes_with_it()
    {
        (await ScriptRun.InstallAsync(Prefix)).ShouldExitWith(0);

        (await ScriptRun.UninstallAsync(Prefix)).ShouldExitWith(0);

        Assert.Empty(Tree);
    }

    [Theory]
    [InlineData("f ../outside")]
    [InlineData("f lib/../../outside")]
    [InlineData("f /outside")]
    [InlineData("d ..")]
    [InlineData("x lib")]
    public async Task A_list_that_names_what_lies_outside_is_refused(string line)
    {
        _folder.Write("outside", "");
        _folder.Write("prefix/lib/session-sync/installed", $"f lib/session-sync/installed\n{line}\n");
        string[] before = Tree;

        (await ScriptRun.UninstallAsync(Prefix)).ShouldExitWith(12);

        Assert.Equal(before, Tree);
    }

    [Fact]
    public async Task A_tool_package_can_be_installed_and_run()
    {
        string packages = _folder.CreateDirectory("packages");
        (await ScriptRun.RunAsync("dotnet", ["pack", "src/SessionSync.Cli", "-c", "Release", "-o", packages, "--disable-build-servers", "-nologo"])).ShouldExitWith(0);
        (await ScriptRun.RunAsync(
            "dotnet", ["tool", "install", "--tool-path", _folder.Combine("tools"), "--source", packages, "SessionSync"], ("NUGET_PACKAGES", _folder.Combine("cache")))).ShouldExitWith(0);

        CommandResult version = (await new CliRunner(_folder.CreateDirectory("home")) { Program = _folder.Combine("tools", "sync-sessions") }.RunAsync("--version")).ShouldExitWith(0);

        Assert.StartsWith("sync-sessions ", version.StandardOutput, StringComparison.Ordinal);
        CommandResult daemon = (await new CliRunner(_folder.Combine("home")) { Program = _folder.Combine("tools", "sync-sessions") }.RunAsync("daemon", "--cron", "never")).ShouldExitWith(2);
        Assert.Contains("'never' is no schedule", daemon.StandardError, StringComparison.Ordinal);
        string package = Assert.Single(Directory.GetFiles(packages, "*.nupkg"));
        using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(package, TestContext.Current.CancellationToken);
        Assert.Contains(archive.Entries, entry => entry.FullName == "README.md");
        Assert.Contains(archive.Entries, entry => entry.FullName == "LICENSE");
    }

    private static string Name(string line) => line.Split(' ')[0];
}
