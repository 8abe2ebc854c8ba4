using SessionSync.Cli.Output;
using SessionSync.Operations.Status;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Output;

public sealed class StatusViewTests : IDisposable
{
    private static readonly DateTimeOffset s_now = FixedTime.Noon.GetUtcNow();

    private static readonly TargetStatus s_synced = new("acme/product", "work", TargetReach.Reachable) { LastSync = s_now.AddMinutes(-5), Changes = new(0, 0, 0, 0) };

    private static readonly TargetStatus s_behind = new("acme/product", "far\u001b[1m", TargetReach.Reachable) { LastSync = s_now.AddDays(-3), Changes = new(1, 2, 3, 4) };

    private static readonly TargetStatus s_leaving = new("acme/product", "asleep", TargetReach.Stopped)
    {
        CodespaceState = "Shutdown",
        LastSync = s_now.AddDays(-2),
        Changes = new(0, null, null, 0),
        RetentionEnds = s_now.AddDays(3),
        SafeToDelete = SafeToDelete.Unknown,
    };

    private static readonly TargetStatus s_unreachable = new("acme/tools", "gone", TargetReach.Unreachable)
    {
        Changes = new(2, null, null, 0),
        Failure = new SyncException(FailureKind.Unreachable, "Cannot reach gone", "Nothing listens there"),
    };

    private readonly StringWriter _out = new();

    public void Dispose() => _out.Dispose();

    [Fact]
    public void A_target_that_cannot_be_reached_is_no_success()
    {
        static FailureKind? Of(params TargetStatus[] targets) => new StatusReport([.. targets], null, null).Failure;

        Assert.Null(Of());
        Assert.Null(Of(s_synced, s_leaving));
        Assert.Equal(FailureKind.Partial, Of(s_synced, s_unreachable));
        Assert.Equal(FailureKind.Unreachable, Of(s_leaving, s_unreachable));
    }

    [Fact]
    public void On_a_terminal_targets_stand_below_their_project_and_the_last_line_says_what_to_do()
    {
        var sweep = new SweepRecord(s_now.AddMinutes(-41), s_now.AddMinutes(-40), (int)ExitCode.Partial, 3, 1);

        View(isTerminal: true).Write(new StatusReport([s_synced, s_behind, s_leaving, s_unreachable, new("", "idle", TargetReach.NotAsked)], sweep, s_now.AddMinutes(20)));

        Assert.Equal(
            """
            acme/product
              work     reachable  synced 5 minutes ago  in sync
              far?[1m  reachable  synced 3 days ago     1 newer here; 2 newer there; 3 went on in both places; 4 left as they are
              asleep   stopped    synced 2 days ago     will be deleted in 3 days; may hold what is not home since 2026-05-18 12:00Z
            acme/tools
              gone  unreachable  never synced  2 newer here; Nothing listens there
            For no project here
              idle  not asked  never synced
            Last sweep: 40 minutes ago, 1 of 3 targets failed. Next: in 20 minutes.
            Bring home what asleep holds: sync-sessions asleep --start --all-sessions

            """.Replace("far?[1m", "far\uFFFD[1m", StringComparison.Ordinal),
            _out.ToString());
    }

    [Fact]
    public void Without_a_terminal_there_are_five_fields_with_tabs_between()
    {
        View(isTerminal: false).Write(new StatusReport([s_synced, s_leaving], null, null));

        Assert.Equal(
            "acme/product\twork\treachable\t5 minutes ago\tin sync\n"
            + "acme/product\tasleep\tstopped\t2 days ago\twill be deleted in 3 days; may hold what is not home since 2026-05-18 12:00Z\n"
            + "\tsweeps\t\tnever\tnone planned\n",
            _out.ToString());
    }

    [Fact]
    public void Json_is_one_document_with_exactly_these_fields()
    {
        View(isTerminal: false).WriteJson(new StatusReport([s_leaving with { Changes = s_leaving.Changes! with { Older = 5, Days = 7 } }, s_unreachable], new SweepRecord(s_now, s_now, (int)ExitCode.Success, 2, 0), s_now.AddHours(1)));

        Assert.Equal(
            """
            {"type":"status","sweep":{"last":"2026-05-20T12:00:00.000Z","exit_code":0,"targets":2,"failed":0,"next":"2026-05-20T13:00:00.000Z"},"targets":[{"project":"acme/product","target":"asleep","state":"stopped","codespace_state":"Shutdown","last_sync":"2026-05-18T12:00:00.000Z","newer_here":0,"newer_there":null,"diverged":null,"kept":0,"older":5,"retention_ends":"2026-05-23T12:00:00.000Z","holds":"maybe not home","problem":null},{"project":"acme/tools","target":"gone","state":"unreachable","codespace_state":null,"last_sync":null,"newer_here":2,"newer_there":null,"diverged":null,"kept":0,"older":0,"retention_ends":null,"holds":null,"problem":"Cannot reach gone: Nothing listens there"}]}

            """,
            _out.ToString());
    }

    [Fact]
    public void The_last_line_is_about_the_most_urgent_thing()
    {
        Assert.Equal("Everything is in sync.", Advice(s_synced));
        Assert.Equal("Everything is in sync.", Advice(s_synced, s_leaving with { SafeToDelete = SafeToDelete.Yes }));
        Assert.Equal("What is older is synced by: sync-sessions --all-sessions", Advice(s_synced, s_synced with { Changes = s_synced.Changes! with { Older = 1, Days = 7 } }));
        Assert.Equal("Bring them up to date: sync-sessions", Advice(s_synced, s_behind));
        Assert.Equal("Find out what is wrong: sync-sessions doctor", Advice(s_behind, s_unreachable));
        Assert.Equal("Nothing is new, as far as this machine can tell.", Advice(s_leaving with { RetentionEnds = null }));
        Assert.Equal("Name one: sync-sessions target add NAME ssh:HOST --repository OWNER/NAME", Advice());
    }

    [Fact]
    public void What_is_older_than_the_window_is_not_claimed_to_be_in_sync() => Assert.Equal(
        "in sync; 132 older than 7 days not looked at", StatusWords.Notes(s_synced with { Changes = s_synced.Changes! with { Older = 132, Days = 7 } }, s_now));

    [Fact]
    public void A_codespace_with_nothing_new_may_still_hold_what_is_too_old_to_be_synced_by_default()
    {
        TargetStatus old = s_synced with { CodespaceState = "Available", SafeToDelete = SafeToDelete.No };

        Assert.Equal("in sync; holds older sessions that are not home", StatusWords.Notes(old, s_now));
    }

    private string Advice(params TargetStatus[] targets)
    {
        _out.GetStringBuilder().Clear();
        View(isTerminal: true).Write(new StatusReport([.. targets], null, null));
        return _out.ToString().TrimEnd('\n').Split('\n')[^1];
    }

    private StatusView View(bool isTerminal)
    {
        HostEnvironment host = new("/home/me", "/c", "/s", "/k", "/", static _ => null, isTerminal, isTerminal, isTerminal);
        return new StatusView(new StandardStreams(() => _out, () => _out), host, FixedTime.Noon);
    }
}
