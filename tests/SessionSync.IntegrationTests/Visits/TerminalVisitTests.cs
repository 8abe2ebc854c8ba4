using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary>The wrappers as people use them: at a terminal.</summary>
[Collection("codespaces")]
public sealed class TerminalVisitTests(SshServer server)
{
    [Fact]
    public async Task A_visit_to_a_codespace_ends_with_its_status_and_leaves_the_terminal_as_it_was()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        visit.Gh.Add(new Codespace("mine", Home: far));

        await using Terminal terminal = await Terminal.StartAsync(visit, $"{VisitHome.Script("codespace-ssh")} mine");
        await terminal.TypeAsync("tty && echo news > made && echo in''side");
        await terminal.ShowsAsync("inside");
        await terminal.TypeAsync("stty raw; exit 7");
        await terminal.EndsAsync();

        Assert.Equal(7, terminal.Status);
        Assert.Equal(terminal.SettingsBefore, terminal.SettingsAfter);
        Assert.Equal("news\n", await File.ReadAllTextAsync(visit.Arrived));
        Assert.Equal(1, far.CountConnections());
    }

    [Fact]
    public async Task A_visit_to_a_host_does_the_same()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();

        await using Terminal terminal = await Terminal.StartAsync(visit, $"{VisitHome.Script("ssh-with-sessions")} -F {server.ConfigFile} {far.Alias}");
        await terminal.TypeAsync("tty && echo news > made && echo in''side");
        await terminal.ShowsAsync("inside");
        await terminal.TypeAsync("exit 7");
        await terminal.EndsAsync();

        Assert.Equal(7, terminal.Status);
        Assert.Equal(terminal.SettingsBefore, terminal.SettingsAfter);
        Assert.Equal("news\n", await File.ReadAllTextAsync(visit.Arrived));
        Assert.Equal(1, far.CountConnections());
    }

    [Fact]
    public async Task At_a_terminal_it_is_told_what_a_visit_brought_home()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        visit.Gh.Add(new Codespace("mine", Home: far));
        visit.Write("sync-sessions", """
            #!/bin/sh
            case $* in
              *-q*) ;;
              *) printf 'mine\tclaude-code\tid-%s\t%s\t%s\t\t1\t1\t%s\twhy\n' 1 pulled pull 'Fix the test' 2 appended pull '' 3 pushed push 'Sent' 4 merged both 'Both' ;;
            esac

            """);

        await using Terminal terminal = await Terminal.StartAsync(visit, $"{VisitHome.Script("codespace-ssh")} mine -- true");
        await terminal.EndsAsync();

        await terminal.ShowsAsync("codespace-ssh: brought home from mine: 1 new session, 2 that went on\n  Fix the test\n  id-2\n  Both\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("sweep ssh:box:/x")]
    [InlineData("rescue ssh:box:/x")]
    public async Task Whoever_interrupts_a_sync_is_told_that_it_finishes_the_next_time(string arguments)
    {
        using var visit = new VisitHome(server);
        GitCheckout checkout = await GitCheckout.CreateAsync(Path.Combine(visit.Home, "product"));
        string started = visit.Combine("started");
        visit.Write("ssh", $"#!/bin/sh\n: >{started}\nexec sleep 1000\n");
        visit.Variables = visit.Variables.Add("DOTNET_ROOT", Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));

        (await visit.Create(Repository.Program, "target", "add", "work", "ssh:box:/x", "--repository", "acme/product").RunAsync()).ShouldExitWith(0);

        await using Terminal terminal = await Terminal.StartAsync(visit, $"trap : INT; cd {checkout.Path}; {Repository.Program} {arguments}");
        await Eventually.HoldsAsync(() => File.Exists(started));
        await terminal.TypeAsync("\u0003");
        await terminal.EndsAsync();

        Assert.Equal(130, terminal.Status);
        await terminal.ShowsAsync("Interrupted. What has arrived is kept; run the same command again, and it finishes.");
    }

    [Fact]
    public async Task With_several_codespaces_one_is_asked_for()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("first", Home: await server.CreateHomeAsync()));
        visit.Gh.Add(new Codespace("second", Home: await server.CreateHomeAsync()));

        await using Terminal terminal = await Terminal.StartAsync(visit, $"{VisitHome.Script("codespace-ssh")} -- exit 7");
        await terminal.ShowsAsync("Which Codespace?");
        await terminal.TypeAsync("second");
        await terminal.EndsAsync();

        Assert.Equal(7, terminal.Status);
        Assert.All(visit.Syncs, sync => Assert.StartsWith("sweep second ", sync, StringComparison.Ordinal));
    }
}
