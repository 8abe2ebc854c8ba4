using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary><c>codespace-ssh</c>: a visit is one connection, and syncing is never noticed but by what it brings.</summary>
[Collection("codespaces")]
public sealed class CodespaceVisitTests(SshServer server)
{
    [Fact]
    public async Task What_is_made_during_the_visit_is_here_afterwards_over_one_connection_and_the_exit_status_is_kept()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        visit.Gh.Add(new Codespace("mine", Home: far));

        CommandResult result = await visit.RunAsync("codespace-ssh", "mine", "--", "echo hello; echo news > made; exit 7");

        result.ShouldExitWith(7);
        Assert.Equal("hello\n", result.StandardOutput);
        Assert.Equal("news\n", File.ReadAllText(visit.Arrived));
        Assert.Equal(2, visit.Syncs.Count(sync => sync.StartsWith("sweep mine --time-limit 20 -q --control-path ", StringComparison.Ordinal)));
        Assert.Equal(1, far.CountConnections());
        Assert.Empty(Directory.EnumerateFileSystemEntries(visit.Temporary));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("busybox", "sh")]
    public async Task Other_shells_run_it_as_well(params string[] shell)
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));

        CommandResult result = await visit.Create(shell[0], [.. shell[1..], VisitHome.Script("codespace-ssh"), "mine", "--", "exit 7"]).RunAsync();

        result.ShouldExitWith(7);
        Assert.Equal(2, visit.Syncs.Count);
    }

    [Fact]
    public async Task Standard_input_belongs_to_the_remote_command()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));

        CommandResult result = await (visit.Create(VisitHome.Script("codespace-ssh"), "mine", "--", "cat") with { Input = "through\n" }).RunAsync();

        Assert.Equal("through\n", result.ShouldExitWith(0).StandardOutput);
    }

    [Fact]
    public async Task A_sync_that_fails_is_one_line_each_time_and_nothing_else()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));
        visit.Variables = visit.Variables.Add("STAND_IN", "fail");

        CommandResult result = await visit.RunAsync("codespace-ssh", "mine", "--", "echo hello; exit 3");

        result.ShouldExitWith(3);
        Assert.Equal("hello\n", result.StandardOutput);
        const string Warning = "codespace-ssh: warning: sessions of mine are not synced: It is broken.\n";
        Assert.Equal(Warning + Warning, result.StandardError);
    }

    [Fact]
    public async Task A_sync_that_hangs_is_ended()
    {
        using var visit = new VisitHome(server);
        visit.Variables = visit.Variables.Add("STAND_IN", "hang");
        string library = await File.ReadAllTextAsync(VisitHome.Script("lib/wrappers.sh"));
        string script = visit.Combine("codespace-ssh");
        Directory.CreateDirectory(visit.Combine("lib"));
        await File.WriteAllTextAsync(visit.Combine("lib/wrappers.sh"), library.Replace("limit + 5", "1", StringComparison.Ordinal));
        File.Copy(VisitHome.Script("codespace-ssh"), script);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));

        CommandResult result = await visit.Create(script, "mine", "--", "exit 3").RunAsync();

        result.ShouldExitWith(3);
        const string Warning = "codespace-ssh: warning: sessions of mine are not synced: it took too long\n";
        Assert.Equal(Warning + Warning, result.StandardError);
    }

    [Fact]
    public async Task Without_sync_sessions_it_still_connects_and_says_so_in_one_line()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));
        visit.Variables = visit.Variables.Add("SYNC_SESSIONS_COMMAND", "/nowhere/sync-sessions");

        CommandResult result = await visit.RunAsync("codespace-ssh", "mine", "--", "echo hello; exit 3");

        result.ShouldExitWith(3);
        Assert.Equal("hello\n", result.StandardOutput);
        Assert.Equal("codespace-ssh: warning: sessions are not synced: there is no sync-sessions on the PATH\n", result.StandardError);
    }

    [Fact]
    public async Task Where_no_connection_can_be_shared_gh_connects_alone()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));
        visit.Write("mkfifo", "#!/bin/sh\nexit 1\n");

        CommandResult result = await visit.RunAsync("codespace-ssh", "mine", "--", "echo hello");

        Assert.Equal("hello\n", result.ShouldExitWith(0).StandardOutput);
        Assert.Equal("codespace-ssh: warning: sessions are not synced: the connection cannot be shared\n", result.StandardError);
        Assert.Empty(visit.Syncs);
    }

    [Fact]
    public async Task Once_the_codespace_is_gone_the_visit_does_not_start_it_again()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        visit.Gh.Add(new Codespace("mine", Home: far));

        Task<CommandResult> running = visit.RunAsync("codespace-ssh", "mine", "--", "touch made; sleep 10");
        await Eventually.HoldsAsync(() => File.Exists(far.Combine("made")));
        // The connection ends, as it does when a Codespace is stopped.
        foreach (int master in Processes.With($"-M -S {visit.Temporary}"))
        {
            Process.GetProcessById(master).Kill();
        }

        CommandResult result = await running;
        result.ShouldExitWith(255);
        Assert.Contains("sessions of mine are not synced after the visit: the connection is gone", result.StandardError, StringComparison.Ordinal);
        Assert.Single(visit.Syncs);
        Assert.Single(visit.Gh.Invocations);
    }

    [Fact]
    public async Task The_only_running_codespace_of_the_repository_needs_no_name_and_others_do()
    {
        using var visit = new VisitHome(server);
        var checkout = await GitCheckout.CreateAsync(visit.Combine("product"));
        visit.WorkingDirectory = checkout.Path;
        visit.Gh.Add(new Codespace("other", "other/product"));
        visit.Gh.Add(new Codespace("mine", "Acme/Product", Home: await server.CreateHomeAsync()));
        visit.Gh.Add(new Codespace("asleep", State: "Shutdown"));

        (await visit.RunAsync("codespace-ssh", "--", "exit 7")).ShouldExitWith(7);
        visit.Gh.Add(new Codespace("second"));
        CommandResult doubtful = await visit.RunAsync("codespace-ssh", "--", "exit 7");

        doubtful.ShouldExitWith(2);
        Assert.Contains("  second (acme/product, Available)", doubtful.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("other/product", doubtful.StandardError, StringComparison.Ordinal);
        Assert.Empty(visit.Gh.Started);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("-c", "-x")]
    [InlineData("a\u001b[2J")]
    public async Task What_is_no_name_is_refused_before_anything_is_asked(params string[] arguments)
    {
        using var visit = new VisitHome(server);

        CommandResult result = await visit.RunAsync("codespace-ssh", arguments);

        result.ShouldExitWith(2);
        Assert.DoesNotContain('\u001b', result.StandardError);
        Assert.Empty(visit.Gh.Invocations);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_in_the_middle_leaves_no_socket_and_no_process(string signal, int exitCode)
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));

        CommandResult result = await visit.RunAsync(
            PlannedSignal.WhenErrorContains("inside", signal), "codespace-ssh", "mine", "--", "echo inside >&2; exec sleep 60");

        result.ShouldExitWith(exitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(visit.Temporary));
        await Eventually.HoldsAsync(() => Processes.With(visit.Temporary).Count == 0);
    }

    [Fact]
    public async Task No_token_is_in_any_process_argument()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));
        visit.Variables = visit.Variables.Add("GH_TOKEN", "ghp_secret0123456789").Add("GITHUB_TOKEN", "ghp_secret0123456789");

        CommandResult result = await visit.RunAsync("codespace-ssh", "mine", "--", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");

        Assert.Contains("codespace ssh -c mine", result.ShouldExitWith(0).StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_secret", result.StandardOutput, StringComparison.Ordinal);
    }
}
