namespace SessionSync.Tests.Agents.Pi;

/// <summary>What becomes of a session that went on in two places.</summary>
public sealed class PiMergeTests
{
    private static readonly string s_header = PiSession.Header("s", "/w");
    private static readonly string s_start = s_header + Said("a", null);
    private static readonly string s_left = Said("l", "a");
    private static readonly string s_right = Said("r", "a");

    [Fact]
    public async Task Both_branches_stay_and_the_newer_one_is_resumed() =>
        Assert.Equal(s_start + s_left + s_right, await PiSession.MergeAsync(s_start + s_left, s_start + s_right));

    [Fact]
    public async Task A_version_that_holds_all_of_the_other_is_the_result()
    {
        string whole = s_start + s_left + s_right;
        foreach (string part in (string[])[s_start, s_start + s_right, s_start + s_left + "\n \n", s_header, ""])
        {
            Assert.Equal(whole, await PiSession.MergeAsync(part, whole));
            Assert.Equal(whole, await PiSession.MergeAsync(whole, part));
        }
    }

    [Fact]
    public async Task Headers_that_name_another_directory_or_version_are_no_difference()
    {
        string elsewhere = PiSession.Header("s", "/elsewhere", version: 2) + s_start[s_header.Length..];

        Assert.Equal(elsewhere + s_left + s_right, await PiSession.MergeAsync(elsewhere + s_left, s_start + s_right));
        Assert.Equal(s_start + s_left, await PiSession.MergeAsync(elsewhere, s_start + s_left));
    }

    [Fact]
    public async Task The_newer_branchs_last_entry_comes_last_even_if_the_older_version_has_it()
    {
        string merged = await PiSession.MergeAsync(s_start + s_right + s_left, s_start + Said("x", "a") + s_right);

        Assert.Equal(s_start + s_right + s_left + Said("x", "a") + s_right, merged);
        Assert.Equal(merged, await PiSession.MergeAsync(s_start + Said("x", "a") + s_right, merged));
    }

    [Fact]
    public async Task Entries_that_share_a_short_id_by_chance_are_both_kept()
    {
        string other = s_left.Replace("05:06:07", "07:08:09", StringComparison.Ordinal);

        Assert.Equal(s_start + s_left + other, await PiSession.MergeAsync(s_start + s_left, s_start + other));
    }

    [Fact]
    public async Task An_entry_that_was_altered_in_one_version_is_kept_beside_the_other()
    {
        string altered = s_start.Replace("\"a\"}", "\"o\"}", StringComparison.Ordinal);
        Assert.NotEqual(s_start, altered);

        string merged = await PiSession.MergeAsync(altered + s_left, s_start + s_right);

        Assert.StartsWith(altered + s_left, merged, StringComparison.Ordinal);
        Assert.Contains(s_start[s_header.Length..], merged, StringComparison.Ordinal);
        Assert.EndsWith(s_right, merged, StringComparison.Ordinal);
        Assert.Equal(merged, await PiSession.MergeAsync(s_start + s_left, merged));
        Assert.Equal(merged, await PiSession.MergeAsync(merged, altered + s_right));
    }

    [Fact]
    public async Task A_torn_end_and_damaged_lines_of_both_are_kept_as_lines_of_their_own() => Assert.Equal(
        s_start + s_left + "{\"torn\n" + "garbage\n" + s_right + "{\"cut\n",
        await PiSession.MergeAsync(s_start + s_left + "{\"torn", s_start + "garbage\n\0\0\n" + s_right + "{\"cut"));

    [Fact]
    public async Task A_session_of_version_1_that_a_client_gave_ids_on_one_side_stays_as_that_client_wrote_it()
    {
        string first = PiSession.Header("s", "/w", version: 1) + Unlinked("a") + Compacted("\"firstKeptEntryIndex\":1");
        string migrated = s_header + Linked("a", "1", "null") + Compacted("\"firstKeptEntryId\":\"1\",\"id\":\"2\",\"parentId\":\"1\"") + Linked("b", "3", "\"2\"");

        Assert.Equal(migrated, await PiSession.MergeAsync(first, migrated));
        Assert.Equal(migrated, await PiSession.MergeAsync(migrated, first));
    }

    [Fact]
    public async Task Versions_without_ids_become_one_line_with_the_newer_one_last()
    {
        string header = PiSession.Header("s", "/w", version: 1);

        Assert.Equal(
            header + Unlinked("a") + Unlinked("l") + Unlinked("r"),
            await PiSession.MergeAsync(header + Unlinked("a") + Unlinked("l"), header + Unlinked("a") + Unlinked("r")));
    }

    [Fact]
    public async Task A_version_without_ids_that_went_on_makes_the_client_give_ids_to_all()
    {
        string header = PiSession.Header("s", "/w", version: 1);
        string first = header + Unlinked("a") + Unlinked("l");
        string migrated = s_header + Linked("a", "1", "null") + Linked("r", "2", "\"1\"");

        Assert.Equal(first + Linked("r", "2", "\"1\""), await PiSession.MergeAsync(first, migrated));
        Assert.Equal(header + Linked("a", "1", "null") + Linked("r", "2", "\"1\"") + Unlinked("l"), await PiSession.MergeAsync(migrated, first));
    }

    [Fact]
    public async Task Real_sessions_that_went_on_in_two_places_are_merged()
    {
        string[] forks = [.. Directory.EnumerateFiles(ListedHome.Fixture("pi", "forked-named"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string older = await File.ReadAllTextAsync(forks[0]);
        string newer = await File.ReadAllTextAsync(forks[1]);

        string merged = await PiSession.MergeAsync(older, newer);

        Assert.StartsWith(older, merged, StringComparison.Ordinal);
        Assert.Empty(newer.Split('\n').Skip(1).Except(merged.Split('\n')));
        Assert.Equal(merged.Split('\n').Length - 1, merged.Split('\n').Distinct().Count() - 1);
        Assert.Equal(newer.Split('\n')[^2], merged.Split('\n')[^2]);
        Assert.Equal(merged, await PiSession.MergeAsync(older, merged));
    }

    [Fact]
    public async Task A_merge_can_be_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PiSession.Agent.MergeAsync(
        PiSession.Stream(s_start + s_left), PiSession.Stream(s_start + s_right), default, new MemoryStream(), new CancellationToken(canceled: true)));

    private static string Said(string id, string? parent) => Linked(id, id, parent is null ? "null" : $"\"{parent}\"");

    private static string Linked(string text, string id, string parent) => Unlinked(text)[..^2] + $$""","id":"{{id}}","parentId":{{parent}}}""" + "\n";

    private static string Unlinked(string text) =>
        $$$"""{"type":"message","timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"user","content":"{{{text}}}"}}""" + "\n";

    private static string Compacted(string kept) => $$"""{"type":"compaction","timestamp":"2026-03-04T05:06:08.000Z","summary":"short",{{kept}}}""" + "\n";
}
