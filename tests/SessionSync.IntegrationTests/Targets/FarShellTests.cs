using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>What the other machine may be made of.</summary>
[Collection("ssh")]
public sealed class FarShellTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("dash")]
    [InlineData("busybox sh")]
    public async Task Everything_travels_whichever_shell_the_host_has(string shell)
    {
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(shell));

        await Scenario.RunAsync(machines);
    }

    [Theory]
    [InlineData("tcsh")]
    [InlineData("elvish")]
    public async Task Everything_travels_whatever_login_shell_the_host_has(string login)
    {
        string shell = _folder.Write("login", $"#!/bin/sh\nexec {login} \"$@\"\n");
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(shell));

        await Scenario.RunAsync(machines);
    }

    [Fact]
    public async Task A_login_shell_that_changes_what_it_is_told_is_named_and_nothing_is_run()
    {
        string shell = _folder.Write("login", "#!/bin/sh\nexec sh -c \"${2%?}x'\"\n");
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(shell));
        machines.Here.Add();

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(4);
        Assert.Contains("login shell there changes", report.Result.StandardError, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(machines.RemoteHome, ".claude")));
    }

    [Fact]
    public async Task Everything_travels_to_a_directory_with_nothing_but_busybox()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Cli = machines.Cli with { Path = server.BusyboxFolder };

        await Scenario.RunAsync(machines);
    }

    [Theory]
    [InlineData("zstd", "")]
    [InlineData("", "zstd")]
    [InlineData("zstd", "zstd")]
    [InlineData("zstd gzip", "")]
    [InlineData("zstd gzip", "zstd gzip")]
    public async Task Everything_travels_whichever_compressors_there_are(string missingThere, string missingHere)
    {
        string there = CommandFolder.CreateWithout(_folder.Combine("there"), missingThere.Split(' '));
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(path: there));
        machines.Cli = machines.Cli with { Path = CommandFolder.CreateWithout(_folder.Combine("here"), missingHere.Split(' ')) };

        await Scenario.RunAsync(machines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("exit 1")]
    [InlineData("echo 'openssl: cannot load its library' >&2; exit 127")]
    [InlineData("echo nonsense")]
    public async Task Everything_travels_whatever_openssl_is_there(string script)
    {
        string there = CommandFolder.CreateWithout(_folder.Combine("there"), "openssl");
        if (script.Length > 0)
        {
            string openssl = _folder.Write("there/openssl", $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(openssl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(path: there));

        await Scenario.RunAsync(machines);
    }

    [Theory]
    [InlineData("echo 'Welcome to the host!'; echo; echo 'You have mail.'")]
    [InlineData("echo 'oh-my-shell: update available' >&2")]
    [InlineData("printf 'no line break'; printf 'and none here' >&2")]
    [InlineData("i=0; while [ $i -lt 3000 ]; do echo \"line $i of a very long message of the day\"; i=$((i + 1)); done")]
    [InlineData("printf '\\033[31mred\\033[0m\\377\\376 and no text\\n'")]
    [InlineData("echo ready; echo 'sync-sessions-0123456789abcdef'; echo '{\"type\":\"ready\"}'")]
    public async Task What_login_files_print_is_passed_over(string noise)
    {
        string shell = _folder.Write("noisy", $"""
            #!/bin/sh
            {noise}
            exec sh "$@"

            """);
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(shell));
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();

        await machines.SyncTwiceAsync();

        Assert.True(machines.There.Find(mine.Id).Exists && machines.Here.Find(theirs.Id).Exists);
    }

    [Fact]
    public async Task Programs_that_are_missing_there_are_named()
    {
        string path = CommandFolder.CreateWithout(_folder.Combine("bin"), "tar", "sha256sum");
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(path: path));
        machines.Here.Add();

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(4);
        Assert.Contains("It lacks these programs: sha256sum tar", report.Result.StandardError, StringComparison.Ordinal);
    }
}
