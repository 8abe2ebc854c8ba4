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
