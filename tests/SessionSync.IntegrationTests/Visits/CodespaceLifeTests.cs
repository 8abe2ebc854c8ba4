using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary><c>codespace-create</c>, <c>codespace-stop</c> and <c>codespace-delete</c>.</summary>
[Collection("codespaces")]
public sealed class CodespaceLifeTests(SshServer server)
{
    [Fact]
    public async Task What_cannot_come_home_is_not_deleted_and_what_is_home_is()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine"));
        visit.Variables = visit.Variables.SetItem("RESCUE", "12");

        CommandResult refused = await visit.RunAsync("codespace-delete", "mine");

        refused.ShouldExitWith(12);
        Assert.Contains("codespace-delete --force mine", refused.StandardError, StringComparison.Ordinal);
        Assert.Equal("Available", visit.Gh.StateOf("mine"));
        visit.Variables = visit.Variables.SetItem("RESCUE", "0");
        (await visit.RunAsync("codespace-delete", "mine")).ShouldExitWith(0);
        Assert.Null(visit.Gh.StateOf("mine"));
        Assert.Equal(["rescue mine", "rescue mine"], visit.Syncs);
    }

    [Fact]
    public async Task Force_deletes_all_the_same_and_says_what_that_means()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Flags: "unsaved"));
        visit.Variables = visit.Variables.SetItem("RESCUE", "3");

        CommandResult forced = await visit.RunAsync("codespace-delete", "--force", "-c", "mine");

        forced.ShouldExitWith(0);
        Assert.Contains("warning: Not everything that is on mine is safe here", forced.StandardError, StringComparison.Ordinal);
        Assert.Equal(["rescue mine"], visit.Syncs);
        Assert.Null(visit.Gh.StateOf("mine"));
    }

    [Fact]
    public async Task A_stopped_codespace_is_neither_deleted_nor_started()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("asleep", State: "Shutdown"));

        CommandResult refused = await visit.RunAsync("codespace-delete", "asleep");

        refused.ShouldExitWith(12);
        Assert.Contains("sync-sessions rescue asleep --start", refused.StandardError, StringComparison.Ordinal);
        Assert.Equal("Shutdown", visit.Gh.StateOf("asleep"));
        Assert.Empty(visit.Gh.Started);
        Assert.Empty(visit.Syncs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("exit 1")]
    [InlineData("echo '[]'")]
    [InlineData("echo '{\"message\":\"try again\"}'")]
    [InlineData("echo mine")]
    [InlineData("printf 'other\\tother\\tacme/product\\tmain\\tAvailable\\tnow\\n'")]
    [InlineData("printf 'mine\\tmine\\tAvailable\\tacme/product\\tmain\\tnow\\n'")]
    [InlineData("printf 'mine\\tmine\\tacme/product\\tmain\\tFrobbing\\tnow\\n'")]
    [InlineData("printf 'mine\\tmine\\tacme/product\\tmain\\tShutdown\\tnow\\nmine\\tmine\\tacme/product\\tmain\\tAvailable\\tnow\\n'")]
    public async Task What_gh_does_not_tell_clearly_is_neither_deleted_nor_stopped(string answer)
    {
        using var visit = new VisitHome(server);
        string asked = visit.Combine("asked");
        string bin = Directory.CreateDirectory(visit.Combine("unclear")).FullName;
        await File.WriteAllTextAsync(Path.Combine(bin, "gh"), $"#!/bin/sh\nif [ \"$2\" = list ]; then {(answer.Length == 0 ? ":" : answer)}; else echo \"$*\" >>{asked}; fi\n");
        File.SetUnixFileMode(Path.Combine(bin, "gh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        visit.Variables = visit.Variables.SetItem("PATH", $"{bin}:{visit.Gh.BinFolder}:/usr/local/bin:/usr/bin:/bin");

        foreach (string wrapper in (string[])["codespace-delete", "codespace-stop"])
        {
            (await visit.RunAsync(wrapper, "mine")).ShouldExitWith(12);
        }

        Assert.False(File.Exists(asked));
        (await visit.RunAsync("codespace-delete", "--force", "mine")).ShouldExitWith(0);
        Assert.Equal("codespace delete -c mine --force\n", await File.ReadAllTextAsync(asked));
    }

    [Fact]
    public async Task The_only_codespace_of_another_repository_is_not_taken_for_the_one_that_is_meant()
    {
        using var visit = new VisitHome(server);
        visit.WorkingDirectory = (await GitCheckout.CreateAsync(visit.Combine("product"))).Path;
        visit.Gh.Add(new Codespace("theirs", Repository: "acme/other"));

        CommandResult result = await visit.RunAsync("codespace-delete");

        Assert.Contains("Say which Codespace", result.ShouldExitWith(2).StandardError, StringComparison.Ordinal);
        Assert.Equal("Available", visit.Gh.StateOf("theirs"));
    }

    [Theory]
    [InlineData("codespace-delete")]
    [InlineData("codespace-stop")]
    public async Task Without_sync_sessions_nobody_knows_what_is_lost(string wrapper)
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine"));
        visit.Variables = visit.Variables.Add("SYNC_SESSIONS_COMMAND", "/nowhere/sync-sessions");

        (await visit.RunAsync(wrapper, "mine")).ShouldExitWith(12);

        Assert.Equal("Available", visit.Gh.StateOf("mine"));
        (await visit.RunAsync(wrapper, "mine", "--force")).ShouldExitWith(0);
        Assert.NotEqual("Available", visit.Gh.StateOf("mine"));
    }

    [Theory]
    [InlineData("--all")]
    [InlineData("--days", "3")]
    [InlineData("-c")]
    [InlineData("a b")]
    public async Task What_names_no_single_codespace_is_refused(params string[] arguments)
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine"));

        (await visit.RunAsync("codespace-delete", arguments)).ShouldExitWith(2);

        Assert.Equal("Available", visit.Gh.StateOf("mine"));
    }

    [Fact]
    public async Task A_codespace_is_stopped_only_when_everything_is_home()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine"));
        visit.Variables = visit.Variables.SetItem("RESCUE", "3");

        (await visit.RunAsync("codespace-stop", "mine")).ShouldExitWith(12);

        Assert.Equal("Available", visit.Gh.StateOf("mine"));
        visit.Variables = visit.Variables.SetItem("RESCUE", "0");
        (await visit.RunAsync("codespace-stop", "mine")).ShouldExitWith(0);
        Assert.Equal("Shutdown", visit.Gh.StateOf("mine"));
        CommandResult again = await visit.RunAsync("codespace-stop", "mine");
        Assert.Equal("codespace \"mine\" is not running\n", again.ShouldExitWith(1).StandardError);
    }

    [Fact]
    public async Task A_new_codespace_gets_the_sessions_and_its_name_is_all_that_is_printed()
    {
        using var visit = new VisitHome(server);

        CommandResult result = await visit.RunAsync("codespace-create", "-R", "acme/product", "-m", "basicLinux32gb");

        string name = result.ShouldExitWith(0).StandardOutput.TrimEnd('\n');
        Assert.Equal("Available", visit.Gh.StateOf(name));
        Assert.Equal([$"sweep {name} --time-limit 60 -q"], visit.Syncs);
    }

    [Fact]
    public async Task At_a_terminal_gh_may_ask_and_the_new_name_is_found()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("older"));

        await using Terminal terminal = await Terminal.StartAsync(visit, $"{VisitHome.Script("codespace-create")} -R acme/product -m basicLinux32gb");
        await terminal.EndsAsync();

        Assert.Equal(0, terminal.Status);
        Assert.StartsWith("sweep new-product-", Assert.Single(visit.Syncs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_gh_refuses_to_create_is_ghs_own_error()
    {
        using var visit = new VisitHome(server);

        CommandResult result = await visit.RunAsync("codespace-create", "-R", "acme/product");

        Assert.Equal("error getting machine type: error getting machine: no terminal\n", result.ShouldExitWith(1).StandardError);
        Assert.Empty(visit.Syncs);
    }
}
