using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary><c>target install</c>, with a program that stands for one compiled natively: this machine's own <c>true</c>.</summary>
[Collection("ssh")]
public sealed class ProgramInstallTests(SshServer server) : IDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    private CliRunner Cli => new(_folder.CreateDirectory("home"))
    {
        Variables = ImmutableDictionary<string, string>.Empty.Add("SYNC_SESSIONS_SSH_CONFIG", server.ConfigFile),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_arrives_over_ssh_whole_and_executable_and_the_second_time_nothing_changes()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        string there = Path.Combine(remote.Path, ".local", "bin", "sync-sessions");

        CommandResult first = (await InstallAsync($"ssh:{remote.Alias}", "/bin/true")).ShouldExitWith(0);

        Assert.Equal(await File.ReadAllBytesAsync("/bin/true", TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(there, TestContext.Current.CancellationToken));
        Assert.Equal(Everybody | UnixFileMode.UserWrite, File.GetUnixFileMode(there));
        Assert.Contains("installed in", first.StandardOutput, StringComparison.Ordinal);
        Assert.Equal([there], Directory.GetFileSystemEntries(Path.GetDirectoryName(there)!));
        CommandResult second = (await InstallAsync($"ssh:{remote.Alias}", "/bin/true")).ShouldExitWith(0);
        Assert.Contains("nothing changed", second.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_does_not_run_there_never_takes_the_place_of_one_that_does()
    {
        string there = _folder.Write("other/.local/bin/sync-sessions", "the old one\n");

        CommandResult result = (await InstallAsync($"dir:{_folder.Combine("other")}", "/bin/false")).ShouldExitWith(1);

        Assert.Contains("it does not run there", result.StandardError, StringComparison.Ordinal);
        Assert.Equal("the old one\n", await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken));
        Assert.Equal([there], Directory.GetFileSystemEntries(Path.GetDirectoryName(there)!));
    }

    [Fact]
    public async Task A_program_for_another_kind_of_machine_is_refused_before_anything_travels()
    {
        byte[] foreign = await File.ReadAllBytesAsync("/bin/true", TestContext.Current.CancellationToken);
        foreign[18] = (byte)(foreign[18] == 62 ? 183 : 62);
        string file = _folder.Combine("foreign");
        await File.WriteAllBytesAsync(file, foreign, TestContext.Current.CancellationToken);
        _folder.CreateDirectory("other");

        CommandResult result = (await InstallAsync($"dir:{_folder.Combine("other")}", file)).ShouldExitWith(12);

        Assert.Contains("and foreign is for another", result.StandardError, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("other", ".local")));
    }

    [Fact]
    public async Task What_was_installed_in_another_way_is_left_alone()
    {
        string bin = _folder.CreateDirectory("other/.local/bin");
        File.CreateSymbolicLink(Path.Combine(bin, "sync-sessions"), "../lib/session-sync/scripts/sync-sessions");

        CommandResult result = (await InstallAsync($"dir:{_folder.Combine("other")}", "/bin/true")).ShouldExitWith(12);

        Assert.Contains("is a link", result.StandardError, StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(Path.Combine(bin, "sync-sessions")).LinkTarget);
    }

    [Fact]
    public async Task A_release_file_that_is_not_what_its_checksum_says_is_refused()
    {
        string release = _folder.Write("sync-sessions-1.0.0-linux-x64.tar.gz", "damaged");
        _folder.Write("sync-sessions-1.0.0-linux-x64.tar.gz.sha256", $"{new string('0', 64)}  sync-sessions-1.0.0-linux-x64.tar.gz\n");
        _folder.CreateDirectory("other");

        CommandResult result = (await InstallAsync($"dir:{_folder.Combine("other")}", release)).ShouldExitWith(2);

        Assert.Contains("It is not what sync-sessions-1.0.0-linux-x64.tar.gz.sha256 says", result.StandardError, StringComparison.Ordinal);
    }

    private Task<CommandResult> InstallAsync(string target, string file) => Cli.RunAsync("target", "install", target, "--from", file);
}
