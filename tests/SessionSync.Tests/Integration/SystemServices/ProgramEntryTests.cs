using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class ProgramEntryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_an_installation_it_is_the_link_that_is_typed()
    {
        string program = File("prefix/lib/session-sync/program/sync-sessions");
        File("prefix/lib/session-sync/scripts/sync-sessions");
        string typed = Link("prefix/bin/sync-sessions", "../lib/session-sync/scripts/sync-sessions");

        Assert.Equal(typed, ProgramEntry.Find(program, Path.GetDirectoryName(program)! + "/", "/nowhere"));
    }

    [Fact]
    public void Of_a_checkout_it_is_the_launcher_which_builds_after_a_change()
    {
        string program = File("checkout/.artifacts/program/sync-sessions");
        string launcher = File("checkout/scripts/sync-sessions");

        Assert.Equal(launcher, ProgramEntry.Find(program, Path.GetDirectoryName(program)!, "/nowhere"));
    }

    [Fact]
    public void A_link_of_the_users_on_the_path_goes_before_what_it_leads_to()
    {
        string program = File("checkout/.artifacts/program/sync-sessions");
        string launcher = File("checkout/scripts/sync-sessions");
        string link = Link("bin/sync-sessions", launcher);
        File("other/sync-sessions");

        Assert.Equal(link, ProgramEntry.Find(program, Path.GetDirectoryName(program)!, $"{_folder.File("other")}:{_folder.File("bin")}"));
    }

    [Fact]
    public void Of_a_tool_it_is_the_command_that_dotnet_made()
    {
        string command = File("tools/sync-sessions");

        Assert.Equal(command, ProgramEntry.Find(command, _folder.File("tools", ".store", "session", "tools", "any"), ""));
    }

    [Fact]
    public void Run_by_dotnet_itself_it_is_the_program_beside_its_library() =>
        Assert.Equal("/srv/build/sync-sessions", ProgramEntry.Find("/usr/bin/dotnet", "/srv/build/", ""));

    private string File(string path)
    {
        string full = _folder.File(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, "");
        return full;
    }

    private string Link(string path, string target)
    {
        string full = _folder.File(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.CreateSymbolicLink(full, target);
        return full;
    }
}
