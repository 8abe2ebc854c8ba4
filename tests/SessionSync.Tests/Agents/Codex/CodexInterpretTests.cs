using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using static SessionSync.Tests.Agents.Codex.CodexSessions;

namespace SessionSync.Tests.Agents.Codex;

public sealed class CodexInterpretTests
{
    private const string Elsewhere = "/home/u/other";

    [Fact]
    public void A_session_is_its_rollout_and_tells_which_value_is_this_machines_own()
    {
        string header = Header(First, $"{Demo}/web/front");
        DateTimeOffset head = new(2026, 11, 20, 6, 44, 11, TimeSpan.Zero);

        SessionEntry session = Assert.Single(Interpret(Listed(PathOf(First), header, head: head)).Sessions);

        Assert.Equal((Key(First), "web/front", Day, head, true, null), (session.Key, session.Place, session.Folder, session.Head, session.IsConversation, session.Origin));
        SessionFile file = Assert.Single(session.Files);
        Assert.Equal(("", FileKind.Records), (file.Name, file.Kind));
        Assert.Equal($"\"{Demo}/web/front\"", header.Substring(file.Directory!.Start, file.Directory.Length));
    }

    [Theory]
    [InlineData("/home/u/demonstration")]
    [InlineData("/home/u")]
    [InlineData("/home/u/demo/../other")]
    [InlineData("demo")]
    [InlineData("")]
    public void What_was_had_elsewhere_is_not_the_projects(string directory) =>
        Assert.Empty(Interpret(Listed(First, directory: directory)).Sessions);

    [Fact]
    public void A_rollout_whose_beginning_tells_no_directory_is_left_out() =>
        Assert.Empty(Interpret(Listed(PathOf(First), "not a record"), new ListedFile(PathOf(Second), new FileStamp(1, 1))).Sessions);

    [Fact]
    public void An_archived_session_is_the_same_session()
    {
        SessionEntry session = Assert.Single(Interpret(Listed(PathOf(First, "archived_sessions"), Header(First, Demo))).Sessions);

        Assert.Equal((Key(First), "archived_sessions"), (session.Key, session.Folder));
        Assert.Equal(session.Transcript!.Path, Agent.PathFor(Agent.FolderFor("/elsewhere", session, KnownFolders.None), session, ""));
    }

    [Fact]
    public void Of_two_copies_the_fuller_is_used_and_the_other_told()
    {
        ListedFile small = Listed(PathOf(First), Header(First, Demo), size: 10, modified: 2000);
        ListedFile large = Listed(PathOf(First, "archived_sessions"), Header(First, Demo), size: 20);
        foreach (ListedFile[] files in (ListedFile[][])[[small, large], [large, small]])
        {
            Inventory inventory = Interpret(files);
            Assert.Equal(large.Path, Assert.Single(inventory.Sessions).Transcript!.Path);
            Assert.Contains(small.Path, Assert.Single(inventory.Problems), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fork_brings_its_whole_lineage_wherever_that_was_had()
    {
        Inventory inventory = Interpret(
            Listed(Third, new { forked_from_id = Second, forked_from_ordinal_exclusive = 33 }),
            Listed(Second, new { forked_from_id = First, forked_from_ordinal_exclusive = 12 }, Elsewhere),
            Listed(First, directory: Elsewhere));

        Assert.Equal([(First, null), (Second, First), (Third, Second)], inventory.Sessions.Select(session => (session.Key.Id, session.Origin)));
        Assert.Equal([true, true, false], inventory.Sessions.Select(session => session.Transcript!.Directory is null));
    }

    [Fact]
    public void A_fork_whose_origin_is_gone_stands_alone() =>
        Assert.Null(Assert.Single(Interpret(Listed(Third, new { forked_from_id = Second })).Sessions).Origin);

    [Fact]
    public void Forks_of_each_other_come_to_an_end()
    {
        Inventory inventory = Interpret(
            Listed(First, new { forked_from_id = Second }), Listed(Second, new { forked_from_id = First }, Elsewhere), Listed(Third, new { forked_from_id = Third }));

        Assert.Equal([First, Second, Third], inventory.Sessions.Select(session => session.Key.Id));
        Assert.Null(inventory.Sessions[2].Origin);
    }

    [Fact]
    public void A_sub_agent_is_no_conversation()
    {
        object spawned = new { subagent = new { thread_spawn = new { parent_thread_id = Second, depth = 1 } } };
        Inventory inventory = Interpret(
            Listed(First, new { source = new { subagent = "review" } }),
            Listed(Second, new { source = "cli", thread_source = "user" }),
            Listed(Third, new { source = spawned }));

        Assert.Equal([false, true, false], inventory.Sessions.Select(session => session.IsConversation));
    }

    [Fact]
    public void A_window_that_goes_on_in_a_file_of_its_own_is_a_file_of_its_session()
    {
        string window = PathOf(First, end: $"_{Third}.jsonl");
        DateTimeOffset at = DateTimeOffset.UnixEpoch;

        SessionEntry session = Assert.Single(Interpret(
            Listed(window, Header(First, Demo), head: at.AddHours(2)), Listed(PathOf(First), Header(First, Demo), head: at)).Sessions);

        Assert.Equal([("", PathOf(First)), ($"_{Third}", window)], session.Files.Select(file => (file.Name, file.Path)));
        Assert.All(session.Files, file => Assert.NotNull(file.Directory));
        Assert.Equal(at.AddHours(2), session.Head);
        Assert.All(session.Files, file => Assert.Equal(file.Path, Agent.PathFor(session.Folder, session, file.Name)));
    }

    [Fact]
    public void A_compressed_rollout_stands_in_for_one_that_is_not_there()
    {
        ListedFile packed = Listed(PathOf(First, end: ".jsonl.zst"), Header(First, Demo));

        SessionEntry session = Assert.Single(Interpret(packed).Sessions);

        Assert.Equal(new SessionFile("packed", packed.Path, packed.Stamp, FileKind.Packed), Assert.Single(session.Files));
        Assert.Equal((packed.Path, PathOf(First)), (Agent.PathFor(Day, session, "packed"), Agent.PathFor(Day, session, "")));
        Assert.Equal([""], Assert.Single(Interpret(packed, Listed(First)).Sessions).Files.Select(file => file.Name));
    }

    [Fact]
    public void Compressed_rollouts_that_tell_nothing_are_told_once_with_their_number()
    {
        ListedFile Unread(string id) => new(PathOf(id, end: ".jsonl.zst"), new FileStamp(10, 10));

        Inventory inventory = Interpret(Unread(First), Unread(Second), Listed(PathOf(Third, end: ".jsonl.zst"), Header(Third, Elsewhere)));

        Assert.Empty(inventory.Sessions);
        Assert.Contains(": 2.", Assert.Single(inventory.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_origin_comes_along_though_it_tells_nothing()
    {
        Inventory inventory = Interpret(
            Listed(Third, new { forked_from_id = Second }), new ListedFile(PathOf(Second, end: ".jsonl.zst"), new FileStamp(10, 10)));

        Assert.Equal([Second, Third], inventory.Sessions.Select(session => session.Key.Id));
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData($"sessions-old/rollout-2026-11-20T06-49-49-{First}.jsonl")]
    [InlineData($"sessions/2026/11/20/more/rollout-2026-11-20T06-49-49-{First}.jsonl")]
    [InlineData($"rollout-2026-11-20T06-49-49-{First}.jsonl")]
    [InlineData($"{Day}/{First}.jsonl")]
    [InlineData($"{Day}/rollout-2026-11-20T06-49-49-{First}.jsonl.tmp")]
    [InlineData($"{Day}/rollout-2026-11-20T06-49-49-+1a1f7b7-ef6a-7d43-b71b-212447be40cd.jsonl")]
    [InlineData($"{Day}/rollout-2026-11-20T06-49-49-not-an-id.jsonl")]
    public void What_is_no_rollout_is_left_out_silently(string path)
    {
        Inventory inventory = Interpret(Listed(path, Header(First, Demo)));
        Assert.Empty(inventory.Sessions);
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData("../../.bashrc")]
    [InlineData($"{Day}/../../rollout-2026-11-20T06-49-49-{First}.jsonl")]
    [InlineData($"{Day}/rollout-\u001b[2J-{First}.jsonl")]
    [InlineData($"{Day}/rollout-a\nb-{First}.jsonl")]
    public void A_hostile_name_is_told_and_never_used(string path)
    {
        Inventory inventory = Interpret(Listed(path, Header(First, Demo)));
        Assert.Empty(inventory.Sessions);
        Assert.DoesNotContain(Assert.Single(inventory.Problems), char.IsControl);
    }

    [Fact]
    public void A_copy_lies_beside_its_session_under_its_own_id()
    {
        SessionEntry session = Assert.Single(Interpret(Listed(First)).Sessions);
        Assert.Equal(PathOf(Second), Agent.PathFor(Day, session with { Key = Key(Second) }, ""));
    }

    [Fact]
    public void A_session_of_which_no_file_is_known_is_named_after_its_last_activity()
    {
        var session = new SessionEntry(Key(First), "", Day, ImmutableArray<SessionFile>.Empty, new DateTimeOffset(2026, 11, 20, 6, 49, 49, TimeSpan.Zero));
        Assert.Equal(PathOf(First), Agent.PathFor(Day, session, ""));
    }
}
