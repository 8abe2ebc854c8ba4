using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Operations.Sweeping;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary><c>sweep</c>: everything that runs, from wherever it is called.</summary>
[Collection("codespaces")]
public sealed class SweepTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_running_codespace_of_a_repository_that_is_known_here_is_synced_both_ways()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        await home.AddCheckoutAsync("code/tools", "acme/tools");
        var (first, second, foreign) = (await server.CreateHomeAsync(), await server.CreateHomeAsync(), await server.CreateHomeAsync());
        home.Gh.Add(new Codespace("one", "Acme/Product", Home: first));
        home.Gh.Add(new Codespace("two", "acme/tools", Home: second));
        home.Gh.Add(new Codespace("three", "other/thing", Home: foreign));
        var mine = product.Add();
        var theirs = new ClaudeSessions(first.Path, "/workspaces/Product").Add();
        var tool = new ClaudeSessions(second.Path, "/workspaces/tools").Add();
        var strange = new ClaudeSessions(foreign.Path, "/workspaces/thing").Add();

        SyncReport report = await home.SweepAsync();

        Assert.Equal([("one", "acme/product"), ("two", "acme/tools")], report.Projects.Order());
        Assert.True(new ClaudeSessions(first.Path, "/workspaces/Product").Find(mine.Id).Exists);
        Assert.True(product.Find(theirs.Id).Exists);
        Assert.True(new ClaudeSessions(home.Path, home.Combine("code/tools")).Find(tool.Id).Exists);
        Assert.Equal((1, 1, 0), (first.CountConnections(), second.CountConnections(), foreign.CountConnections()));
        Assert.True(strange.Exists);
        SweepRecord record = SweepRecord.Load(home.StateDirectory)!;
        Assert.Equal(((int)ExitCode.Success, 2, 0), (record.Code, record.Targets, record.Failed));
    }

    [Fact]
    public async Task A_second_sweep_has_nothing_to_do()
    {
        SweepingHome home = new(_folder, server);
        (await home.AddCheckoutAsync("src/product", "acme/product")).Add();
        home.Gh.Add(new Codespace("one", Home: await server.CreateHomeAsync()));

        await home.SweepAsync();

        (await home.SweepAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_stopped_codespace_is_never_started()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        home.Gh.Add(new Codespace("asleep", State: "Shutdown", Home: await server.CreateHomeAsync()));

        (await home.SweepAsync()).ShouldBeQuiet();
        (await home.RunAsync("asleep")).Result.ShouldExitWith(4);

        Assert.Empty(home.Gh.Started);
        Assert.DoesNotContain(home.Gh.Invocations, line => line.Contains(" ssh ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_codespaces_than_gh_lists_by_itself_are_all_swept()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        for (int number = 0; number < 31; number++)
        {
            home.Gh.Add(new Codespace($"stopped-{number}", State: "Shutdown"));
        }

        home.Gh.Add(new Codespace("last", Home: await server.CreateHomeAsync()));

        Assert.Equal("last", (await home.SweepAsync()).Summary.Target);
    }

    [Fact]
    public async Task One_that_fails_does_not_stop_the_others()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var reachable = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("broken", Flags: "nosshd"));
        home.Gh.Add(new Codespace("fine", Home: reachable));
        var theirs = new ClaudeSessions(reachable.Path, "/workspaces/product").Add();

        SyncReport report = await home.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.Equal("fine", report.Summary.Target);
        Assert.True(product.Find(theirs.Id).Exists);
        Assert.Contains("It has no SSH server", report.Result.StandardError, StringComparison.Ordinal);
        SweepRecord record = SweepRecord.Load(home.StateDirectory)!;
        Assert.Equal(((int)ExitCode.Partial, 2, 1), (record.Code, record.Targets, record.Failed));
    }

    [Fact]
    public async Task Where_nothing_runs_it_is_silent_and_well()
    {
        SweepingHome home = new(_folder, server);

        CommandResult result = await home.Cli.RunAsync("sweep");

        result.ShouldExitWith(0);
        Assert.Equal("", result.StandardOutput + result.StandardError);
    }

    [Fact]
    public async Task A_configured_host_is_swept_for_every_project_that_both_machines_have()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var tools = await home.AddCheckoutAsync("src/tools", "acme/tools");
        var host = await server.CreateHomeAsync();
        var theirs = (await SweepingHome.AddCheckoutAsync(host, "work/product", "acme/product")).Add();
        var toolsThere = await SweepingHome.AddCheckoutAsync(host, "src/tools", "acme/tools");
        var elsewhere = (await SweepingHome.AddCheckoutAsync(host, "work/else", "acme/else")).Add();
        var tool = tools.Add();
        (await home.Cli.RunAsync("target", "add", "work", $"ssh:{host.Alias}", "--ssh-config", server.ConfigFile)).ShouldExitWith(0);

        SyncReport report = await home.SweepAsync();

        Assert.Equal([("work", "acme/product"), ("work", "acme/tools")], report.Projects.Order());
        Assert.Equal([(0, 1), (1, 0)], report.Summaries.Select(summary => (summary.Pushed, summary.Pulled)).Order());
        Assert.True(product.Find(theirs.Id).Exists && toolsThere.Find(tool.Id).Exists && elsewhere.Exists);
        Assert.Equal(1, host.CountConnections());
        (await home.SweepAsync()).ShouldBeQuiet();
        SyncReport remembered = await home.SweepAsync();
        remembered.ShouldBeQuiet();
        Assert.Equal(2, remembered.Summary.Unchanged);
        product.Find(theirs.Id).AppendTurn("More", DateTimeOffset.UtcNow);
        Assert.Contains((0, 0, 1, 0, 0, 0), (await home.SweepAsync()).Summaries.Select(summary => summary.Counts));
        Assert.Equal(product.Find(theirs.Id).Bytes, theirs.Bytes);
    }

    [Fact]
    public async Task What_a_sweep_remembers_of_a_machine_is_nothing_for_the_doctor_to_complain_of()
    {
        SweepingHome home = new(_folder, server);
        string disk = _folder.CreateDirectory("disk");
        await home.AddCheckoutAsync("src/product", "acme/product");
        await GitCheckout.CreateAsync(Path.Combine(disk, "product"), "https://github.com/acme/product.git");
        new ClaudeSessions(disk, Path.Combine(disk, "product")).Add();
        (await home.Cli.RunAsync("target", "add", "disk", $"dir:{disk}")).ShouldExitWith(0);
        await home.SweepAsync();
        (await home.SweepAsync()).ShouldBeQuiet();

        CommandResult doctor = await home.Cli.RunAsync("doctor");

        Assert.Single(Directory.GetFiles(Path.Combine(home.StateDirectory, "machines")));
        Assert.Contains("ok\tmemory", doctor.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_codespace_that_is_named_and_has_no_checkout_here_is_swept_into_the_vault()
    {
        SweepingHome home = new(_folder, server);
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("new-one", "acme/fresh", Home: far));
        var theirs = new ClaudeSessions(far.Path, "/workspaces/fresh").Add();

        await home.SweepAsync("new-one");
        theirs.AppendTurn("More", DateTimeOffset.UtcNow);
        await home.SweepAsync();

        string vault = home.Combine(".local/share/session-sync/vault/repositories/acme/fresh");
        Assert.Equal(theirs.Bytes, new ClaudeSessions(vault, "/workspaces/fresh").Find(theirs.Id).Bytes);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(vault));
    }

    [Fact]
    public async Task Over_an_open_connection_nothing_else_is_opened_and_nothing_asked_of_gh_again()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("one", Home: far));
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();
        await using var master = await MasterConnection.OpenAsync(server, far, _folder);

        await home.SweepAsync("one", "--control-path", master.Socket);
        int asked = home.Gh.Invocations.Count;
        theirs.AppendTurn("More", DateTimeOffset.UtcNow);
        await home.SweepAsync("one", "--control-path", master.Socket);

        Assert.Equal(theirs.Bytes, product.Find(theirs.Id).Bytes);
        Assert.Equal(1, far.CountConnections());
        Assert.Equal(asked, home.Gh.Invocations.Count);
        Assert.DoesNotContain(home.Gh.Invocations, line => line.Contains(" ssh ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_connection_is_not_replaced_by_another()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        home.Gh.Add(new Codespace("one", State: "Shutdown", Home: await server.CreateHomeAsync()));

        SyncReport report = await home.RunAsync("one", "--control-path", _folder.Combine("no-socket"));

        report.Result.ShouldExitWith(4);
        Assert.Contains("is closed", report.Result.StandardError, StringComparison.Ordinal);
        Assert.Empty(home.Gh.Started);
    }

    [Fact]
    public async Task The_time_limit_ends_a_sweep_that_waits_for_a_connection()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        home.Gh.Add(new Codespace("slow", Home: await server.CreateHomeAsync()));
        home.Gh.HoldsConnections = true;

        SyncReport report = await home.RunAsync("--time-limit", "1");

        report.Result.ShouldExitWith(3);
        Assert.Contains("The time limit of 1 s is over", report.Result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_codespace_that_goes_away_in_the_middle_fails_alone()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        string tools = CommandFolder.CreateWithout(_folder.Combine("tools"), "find");
        File.WriteAllText(Path.Combine(tools, "find"), "#!/bin/sh\nkill -9 $$\n");
        File.SetUnixFileMode(Path.Combine(tools, "find"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (vanishing, staying) = (await server.CreateHomeAsync(path: tools), await server.CreateHomeAsync());
        home.Gh.Add(new Codespace("vanishing", Home: vanishing));
        home.Gh.Add(new Codespace("staying", Home: staying));
        new ClaudeSessions(vanishing.Path, "/workspaces/product").Add();
        var theirs = new ClaudeSessions(staying.Path, "/workspaces/product").Add();

        SyncReport report = await home.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.Equal([theirs.Id], product.Ids);
        Assert.Contains("vanishing", report.Result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_and_a_run_by_hand_wait_for_each_other()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("one", Home: far));
        ClaudeSession[] mine = [.. Enumerable.Range(0, 20).Select(_ => product.Add())];
        ClaudeSession[] theirs = [.. Enumerable.Range(0, 20).Select(_ => new ClaudeSessions(far.Path, "/workspaces/product").Add())];

        Task<CommandResult> byHand = (home.Cli with { WorkingDirectory = home.Combine("src/product") }).RunAsync();
        SyncReport sweep = await home.SweepAsync();

        (await byHand).ShouldExitWith(0);
        Assert.All(mine, session => Assert.Equal(session.Bytes, new ClaudeSessions(far.Path, "/workspaces/product").Find(session.Id).Bytes));
        Assert.All(theirs, session => Assert.Equal(session.Bytes, product.Find(session.Id).Bytes));
        Assert.Equal(0, sweep.Summary.Failed);
    }
}
