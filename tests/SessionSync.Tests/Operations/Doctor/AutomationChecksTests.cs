using SessionSync.Operations.Doctor;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;

namespace SessionSync.Tests.Operations.Doctor;

/// <summary>What is judged of services, accounts, programs and what is kept.</summary>
public sealed class AutomationChecksTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly SyncException s_unreachable = new(FailureKind.Unreachable, "Cannot list", "GitHub cannot be reached", "Check the network", "Wait");

    [Fact]
    public void Without_a_service_nothing_is_wrong_and_one_is_suggested() => Assert.Equal(
        [
            new HealthCheck("service", "", Verdict.Ok, "Not installed: sessions come home only when you ask", "sync-sessions service install"),
            new HealthCheck("last sweep", "", Verdict.Ok, "There has been none"),
        ],
        ServiceChecks.Of(new ServiceFindings([], null, null), s_now));

    [Theory]
    [InlineData(0, 0, 30, Verdict.Ok, "2026-05-20 11:30Z, 3 targets, all well")]
    [InlineData(0, 0, 3000, Verdict.Warning, "2026-05-18 10:00Z, 3 targets: that is long ago")]
    [InlineData(3, 2, 30, Verdict.Warning, "2026-05-20 11:30Z, 3 targets, 2 failed (exit code 3)")]
    public void The_last_sweep_is_judged_by_its_result_and_its_age(int code, int failed, int minutes, Verdict verdict, string found)
    {
        DateTimeOffset then = s_now.AddMinutes(-minutes);
        var sweep = new SweepRecord(then, then, code, 3, failed);

        HealthCheck check = ServiceChecks.Of(new ServiceFindings(["/u/session-sync.timer"], sweep, null), s_now)[1];

        Assert.Equal((verdict, found), (check.Verdict, check.Found));
        Assert.Equal(verdict == Verdict.Ok, check.Fix.Length == 0);
    }

    [Fact]
    public void A_service_that_never_ran_is_told_of()
    {
        Assert.Equal(Verdict.Warning, ServiceChecks.Of(new ServiceFindings(["/u/session-sync.timer"], null, null), s_now)[1].Verdict);
        Assert.Equal("A daemon runs (process 7)", ServiceChecks.Of(new ServiceFindings([], null, new DaemonRecord(7, null)), s_now)[0].Found);
        Assert.Equal(
            "Installed: session-sync.service, session-sync.timer",
            ServiceChecks.Of(new ServiceFindings(["/u/session-sync.service", "/u/session-sync.timer"], null, null), s_now)[0].Found);
    }

    [Fact]
    public void An_account_that_does_not_work_is_told_once()
    {
        HealthCheck failed = Assert.Single(GitHubChecks.Of(null, s_unreachable, hasCodespaces: false, 0, 0, 0));

        Assert.Equal(new HealthCheck("gh login", "", Verdict.Error, "Cannot list: GitHub cannot be reached", "Check the network; or: Wait"), failed);
    }

    [Theory]
    [InlineData(true, Verdict.Error)]
    [InlineData(false, Verdict.Warning)]
    public void A_missing_login_is_an_error_for_who_has_codespaces(bool hasCodespaces, Verdict verdict)
    {
        var loggedOut = new SyncException(FailureKind.Unreachable, "Cannot list", "gh is not logged in", "gh auth login") { NeedsLogin = true };

        Assert.Equal(
            new HealthCheck("gh login", "", verdict, "Cannot list: gh is not logged in", "gh auth login"),
            Assert.Single(GitHubChecks.Of(null, loggedOut, hasCodespaces, 0, 0, 0)));
        Assert.Equal(
            [("gh login", Verdict.Ok), ("codespaces", verdict)],
            GitHubChecks.Of("Logged in", loggedOut, hasCodespaces, 0, 0, 0).Select(check => (check.Name, check.Verdict)));
    }

    [Fact]
    public void A_login_that_works_is_told_apart_from_codespaces_that_cannot_be_listed()
    {
        Assert.Equal(
            [("gh login", Verdict.Ok), ("codespaces", Verdict.Error)],
            GitHubChecks.Of("Logged in", s_unreachable, hasCodespaces: false, 0, 0, 0).Select(check => (check.Name, check.Verdict)));
        Assert.Equal(
            [("gh login", Verdict.Warning), ("codespaces", Verdict.Ok)],
            GitHubChecks.Of(null, null, hasCodespaces: true, 1, 2, 3).Select(check => (check.Name, check.Verdict)));
        Assert.Equal(
            "1 running, 2 not running (and left alone) of repositories known here; 3 of other repositories",
            GitHubChecks.Of("Logged in", null, hasCodespaces: true, 1, 2, 3)[1].Found);
    }

    [Fact]
    public void Ssh_and_gh_are_missed_and_the_others_are_not()
    {
        var missing = new ProgramReport("x", null, null, null);

        Assert.Equal(Verdict.Warning, ProgramChecks.Ssh(missing).Verdict);
        Assert.Equal(Verdict.Warning, ProgramChecks.GitHub(missing).Verdict);
        Assert.Equal([Verdict.Ok, Verdict.Ok], [ProgramChecks.Git(missing).Verdict, ProgramChecks.Zstandard(missing).Verdict]);
        Assert.Equal(Verdict.Warning, ProgramChecks.Ssh(new ProgramReport("ssh", "/bin/ssh", null, "exit code 1")).Verdict);
    }

    [Fact]
    public void A_run_that_syncs_for_hours_is_told_of()
    {
        Assert.Equal(Verdict.Ok, StateChecks.Lock(new LockHolder(7, s_now.AddMinutes(-2)), s_now).Verdict);
        HealthCheck check = StateChecks.Lock(new LockHolder(7, s_now.AddHours(-2)), s_now);
        Assert.Equal((Verdict.Warning, "It has been syncing since 2026-05-20 10:00Z"), (check.Verdict, check.Found));
    }

    [Fact]
    public void A_memory_that_cannot_be_read_costs_time_only()
    {
        Assert.Equal("2 memories of last syncs, one for each agent of a project and a target", StateChecks.Memories(2, []).Found);
        Assert.Equal((Verdict.Warning, "rm /a /b"), (StateChecks.Memories(1, ["/a", "/b"]).Verdict, StateChecks.Memories(1, ["/a", "/b"]).Fix));
    }

    [Fact]
    public void What_was_measured_of_a_target_becomes_a_check_each()
    {
        var findings = new TargetFindings("work", "ssh", TimeSpan.FromSeconds(1.26), TimeSpan.FromMilliseconds(41), TimeSpan.FromHours(1), 1_000);

        Assert.Equal(
            [("target", Verdict.Ok), ("clock", Verdict.Warning), ("space", Verdict.Error)],
            TargetChecks.Of(findings).Select(check => (check.Name, check.Verdict)));
        Assert.Equal("Connects by ssh in 1.3 s, answers in 41 ms", TargetChecks.Of(findings)[0].Found);
        Assert.Equal(2, TargetChecks.Of(findings with { FreeBytes = null }).Length);
    }
}
