using System.Text;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using static SessionSync.Tests.Agents.Codex.CodexSessions;

namespace SessionSync.Tests.Agents.Codex;

public sealed class SharedLinesTests
{
    private static string Typed(string id, string text) => $"{{\"session_id\":\"{id}\",\"ts\":1795158602,\"text\":\"{text}\"}}\n";

    private static string Named(string id, string name, int minute) =>
        $"{{\"id\":\"{id}\",\"thread_name\":\"{name}\",\"updated_at\":\"2026-11-20T07:{minute:00}:06.419954794Z\"}}\n";

    [Fact]
    public void Each_side_is_given_what_only_the_other_has_in_its_order()
    {
        string both = Typed(First, "both");
        string here = Typed(First, "z") + both + Typed(Second, "a");
        string there = both + Typed(First, "there");

        Assert.Equal((Typed(First, "there"), Typed(First, "z") + Typed(Second, "a")), Compare(here, there));
    }

    [Fact]
    public void Lines_about_other_sessions_and_damaged_ones_stay_where_they_are()
    {
        string here = Typed(Third, "not ours") + "\n[]\n\0\n{\"session_id\":7}\n{\"text\":\"x\"}\n" + Typed(First, "torn")[..^3];
        Assert.Equal(("", ""), Compare(here, ""));
    }

    [Fact]
    public void Behind_a_line_that_breaks_off_a_new_one_begins()
    {
        (string missingHere, string missingThere) = Compare("{\"session_id\":\"", Typed(First, "x").TrimEnd('\n'));
        Assert.Equal(("\n" + Typed(First, "x"), ""), (missingHere, missingThere));
    }

    [Fact]
    public void A_line_is_not_given_twice_and_bytes_that_are_no_text_stay_what_they_are()
    {
        byte[] line = [.. "{\"session_id\":\""u8, .. Encoding.ASCII.GetBytes(First), .. "\",\"text\":\""u8, 0xff, 0xc3, 0xa9, .. "\"}\n"u8];
        Assert.Equal(line, SharedLines.Compare([], [.. line, .. line], new HashSet<string> { First }).Here.ToArray());
    }

    [Fact]
    public void What_was_appended_is_not_missing_any_more()
    {
        string here = Typed(First, "a") + Named(First, "one", 1);
        string there = Typed(First, "b").TrimEnd('\n');
        (string missingHere, string missingThere) = Compare(here, there);

        Assert.Equal(("", ""), Compare(here + missingHere, there + missingThere));
    }

    [Fact]
    public void The_newer_name_of_a_session_wins_on_both_sides()
    {
        string older = Named(First, "older", 1);
        string newer = Named(First, "newer", 2);

        Assert.Equal((newer, ""), Compare(older, newer));
        Assert.Equal(("", newer), Compare(newer, older));
        Assert.Equal((Named(Second, "another", 1), ""), Compare(newer, older + newer + Named(Second, "another", 1)));
    }

    [Theory]
    [InlineData("", "", "Older version of What was asked first")]
    [InlineData("given here", "given there", "Older version of given here")]
    [InlineData("", "given there", "Older version of given there")]
    public void A_copy_is_named_after_its_session_on_both_sides(string here, string there, string expected)
    {
        byte[] local = Encoding.UTF8.GetBytes(here.Length > 0 ? Named(First, here, 1) : "");
        byte[] remote = Encoding.UTF8.GetBytes(there.Length > 0 ? Named(First, there, 1) : "");
        var copy = new SessionCopy(Third, First, "What was asked first", new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.Zero));

        MissingLines lines = Agent.Compare("session_index.jsonl", local, remote, new HashSet<string>(), [copy]);

        string line = $"{{\"id\":\"{Third}\",\"thread_name\":\"{expected}\",\"updated_at\":\"2026-11-20T07:00:00Z\"}}\n";
        Assert.Equal((line, line), (Encoding.UTF8.GetString(lines.Here.Span), Encoding.UTF8.GetString(lines.There.Span)));
        Assert.True(Agent.Compare("history.jsonl", local, remote, new HashSet<string>(), [copy]).Here.IsEmpty);
    }

    [Fact]
    public void A_copy_that_a_person_named_keeps_that_name()
    {
        byte[] named = Encoding.UTF8.GetBytes(Named(Third, "my own", 1));
        MissingLines lines = Agent.Compare("session_index.jsonl", named, named, new HashSet<string>(), [new SessionCopy(Third, First, null, DateTimeOffset.UnixEpoch)]);
        Assert.Equal((0, 0), (lines.Here.Length, lines.There.Length));
    }

    [Fact]
    public void The_names_that_the_client_wrote_are_brought_to_a_machine_without_any()
    {
        string index = File.ReadAllText(Path.Combine(Fixtures, "forked-renamed", ".codex", "session_index.jsonl"));
        string history = File.ReadAllText(Path.Combine(Fixtures, "forked-renamed", ".codex", "history.jsonl"));

        Assert.Equal((index, ""), Compare("", index, Second, Third));
        Assert.Equal(("", history), Compare(history, "", Second, Third));
        Assert.Equal(index.Split('\n')[0] + "\n", Compare("", index, Second).MissingHere);
    }

    private static (string MissingHere, string MissingThere) Compare(string here, string there, params string[] sessions)
    {
        HashSet<string> ids = sessions.Length == 0 ? [First, Second] : [.. sessions];
        MissingLines lines = SharedLines.Compare(Encoding.UTF8.GetBytes(here), Encoding.UTF8.GetBytes(there), ids);
        return (Encoding.UTF8.GetString(lines.Here.Span), Encoding.UTF8.GetString(lines.There.Span));
    }
}
