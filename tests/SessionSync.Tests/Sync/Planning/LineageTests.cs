using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Sessions that are nothing without others, that have a machine's own directory in them, or that an agent has compressed.</summary>
public sealed class LineageTests
{
    private static readonly AgentId s_agent = new("codex");
    private static readonly DateTimeOffset s_now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_fork_does_not_travel_without_the_old_sessions_that_it_begins_with()
    {
        ImmutableArray<SessionEntry> here = [Entry("a", s_now.AddDays(-90)), Entry("b", s_now.AddDays(-60), origin: "a"), Entry("c", s_now, origin: "b"), Entry("d", s_now.AddDays(-60))];

        Assert.Equal(["a", "b", "c"], Plan(here, [], s_now.AddDays(-7)).Sessions.Select(session => session.Key.Id));
    }

    [Fact]
    public void Sessions_that_name_each_other_as_origin_are_planned_once()
    {
        ImmutableArray<SessionEntry> here = [Entry("a", s_now, origin: "b"), Entry("b", s_now, origin: "a"), Entry("c", s_now, origin: "c")];

        Assert.Equal(["a", "b", "c"], Plan(here, [], s_now.AddDays(-7)).Sessions.Select(session => session.Key.Id));
    }

    [Theory]
    [InlineData(100, 18, 86, 4, SyncAction.None)]
    [InlineData(100, 18, 96, 4, SyncAction.Append)]
    [InlineData(100, 18, 100, 18, SyncAction.None)]
    public void Two_files_that_differ_by_their_machines_directory_only_are_equal(long size, int length, long otherSize, int otherLength, SyncAction expected)
    {
        SessionEntry here = Entry("a", s_now, new SessionFile("", "a", new FileStamp(size, 1), FileKind.Records, new HeaderValue("/workspaces/demo", 7, length)));
        SessionEntry there = Entry("a", s_now, new SessionFile("", "a", new FileStamp(otherSize, 1), FileKind.Records, new HeaderValue("/w", 7, otherLength)));

        FileStep step = Assert.Single(Assert.Single(Plan([here], [there], null).Sessions).Steps);

        Assert.Equal(expected, step.Action);
        Assert.Equal(expected == SyncAction.Append ? SyncDirection.Pull : SyncDirection.None, step.Direction);
    }

    [Fact]
    public void Where_only_one_side_has_its_own_directory_both_are_read_and_nothing_is_appended()
    {
        SessionEntry here = Entry("a", s_now, new SessionFile("", "a", new FileStamp(100, 1), FileKind.Records, new HeaderValue("/workspaces/demo", 7, 18)));
        SessionEntry there = Entry("a", s_now.AddHours(-1), new SessionFile("", "a", new FileStamp(90, 2), FileKind.Records));

        Assert.Equal(SyncAction.Inspect, Assert.Single(Assert.Single(Plan([here], [there], null).Sessions).Steps).Action);
    }

    [Fact]
    public void A_compressed_transcript_travels_only_where_neither_side_has_the_plain_one()
    {
        SessionEntry packed = Entry("a", s_now, Packed("a"));

        Assert.Equal(SyncAction.Copy, Assert.Single(Assert.Single(Plan([packed], [], null).Sessions).Steps).Action);
        FileStep plain = Assert.Single(Assert.Single(Plan([packed], [Entry("a", s_now)], null).Sessions).Steps);
        Assert.Equal((SessionFile.Transcript, SyncAction.Copy, SyncDirection.Pull), (plain.Name, plain.Action, plain.Direction));
    }

    private static SessionFile Packed(string id) => new("packed", id + ".zst", new FileStamp(10, 1), FileKind.Packed);

    private static SessionEntry Entry(string id, DateTimeOffset head, SessionFile? file = null, string? origin = null) =>
        new(new SessionKey(s_agent, id), "", "folder", [file ?? new SessionFile("", id, new FileStamp(100, 1), FileKind.Records)], head) { Origin = origin };

    private static SyncPlan Plan(ImmutableArray<SessionEntry> here, ImmutableArray<SessionEntry> there, DateTimeOffset? cutoff) => Planner.Plan(
        new PlanInput(
            new Inventory(here, [], []), new Inventory(there, [], []), Baseline.Empty, ImmutableDictionary<FileKey, Finding>.Empty, [], new SyncPolicy(Cutoff: cutoff)));
}
