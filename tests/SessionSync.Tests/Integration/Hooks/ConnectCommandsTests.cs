using SessionSync.Cli.Integration.Hooks;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Integration.Hooks;

public sealed class ConnectCommandsTests : IDisposable
{
    private static readonly string[] s_names =
        ["codespace-create", "codespace-delete", "codespace-ssh", "codespace-stop", "ssh-with-sessions", "sync-dev-env"];

    private readonly TemporaryFolder _folder = new();

    private string Bin => _folder.File("bin");

    private string Data => _folder.File("data", "session-sync");

    private ConnectCommands Commands => new(Data);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_command_can_be_run_and_leads_to_its_script()
    {
        Assert.True(Commands.Install(Bin));

        Assert.Equal(s_names, Directory.EnumerateFiles(Bin).Select(Path.GetFileName).Order());
        foreach (string name in s_names)
        {
            string script = new FileInfo(Path.Combine(Bin, name)).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            Assert.StartsWith("#!/bin/sh\n", File.ReadAllText(script), StringComparison.Ordinal);
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute));
        }

        Assert.Equal(["dev-files.sh", "wrappers.sh"], Directory.EnumerateFiles(Path.Combine(Data, "commands", "lib")).Select(Path.GetFileName).Order());
        Assert.Equal(s_names, Commands.Installed.Select(Path.GetFileName));
    }

    [Fact]
    public void Installing_twice_changes_nothing_and_uninstalling_leaves_nothing()
    {
        Commands.Install(Bin);

        Assert.False(Commands.Install(Bin));
        Assert.True(Commands.Uninstall());

        Assert.Empty(Directory.EnumerateFileSystemEntries(Bin));
        Assert.False(Directory.Exists(Data));
        Assert.False(Commands.Uninstall());
    }

    [Fact]
    public void A_script_of_an_older_version_is_replaced()
    {
        Commands.Install(Bin);
        string script = new FileInfo(Path.Combine(Bin, "codespace-ssh")).LinkTarget!;
        string current = File.ReadAllText(script);
        File.WriteAllText(script, "#!/bin/sh\necho old\n");

        Assert.True(Commands.Install(Bin));

        Assert.Equal(current, File.ReadAllText(script));
    }

    [Fact]
    public void A_file_that_comes_from_elsewhere_is_named_and_nothing_is_installed()
    {
        Directory.CreateDirectory(Bin);
        File.WriteAllText(Path.Combine(Bin, "codespace-ssh"), "mine");

        SyncException failure = Assert.Throws<SyncException>(() => Commands.Install(Bin));

        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains("codespace-ssh", failure.Why, StringComparison.Ordinal);
        Assert.Equal(["codespace-ssh"], Directory.EnumerateFileSystemEntries(Bin).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Bin, "codespace-ssh")));
    }

    [Fact]
    public void Links_in_two_directories_all_go()
    {
        string other = _folder.File("other");
        Commands.Install(Bin);
        Commands.Install(other);
        File.Delete(Path.Combine(other, "sync-dev-env"));
        File.WriteAllText(Path.Combine(other, "sync-dev-env"), "mine");

        Commands.Uninstall();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Bin));
        Assert.Equal(["sync-dev-env"], Directory.EnumerateFileSystemEntries(other).Select(Path.GetFileName));
    }
}
