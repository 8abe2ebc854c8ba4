using System.Text.Json;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Sessions that went on in both homes, of agents whose sessions hold one branch only.</summary>
public sealed class CopiedBranchesTests
{
    private const string Id = TwoHomes.First;

    public static TheoryData<string, bool> Sides => TwoHomes.Of("codex", "gemini", "gemini documents");

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task The_older_branch_becomes_a_session_of_its_own_on_both_sides(string agent, bool newerIsHere)
    {
        using TwoHomes homes = HomesOf(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        (string winner, string loser) = (newer.SharedTextOf(Id), older.TextOf(Id));

        TargetResult result = await homes.SyncAsync();

        SessionOutcome outcome = Assert.Single(result.Outcomes);
        Assert.Equal((newerIsHere ? SyncDirection.Push : SyncDirection.Pull, "common"), (outcome.Direction, outcome.Title));
        Assert.EndsWith("the older branch is kept as a session of its own", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal([winner, winner], new[] { newer.SharedTextOf(Id), older.SharedTextOf(Id) });
        Assert.Equal([loser], homes.Kept.Select(File.ReadAllText));
        string id = Assert.Single(homes.Records.OfType<BranchMade>(), made => made.Session.Id == Id).Branch;
        Assert.Equal(homes.Here.SharedTextOf(id), homes.There.SharedTextOf(id));
        Assert.All([newer, older], home => Assert.Equal((true, false), (home.TextOf(id).Contains("said earlier", StringComparison.Ordinal), home.TextOf(id).Contains("said later", StringComparison.Ordinal))));
        Assert.All([newer, older], home => Assert.Equal(older.StampOf(id).ModifiedSeconds, home.StampOf(id).ModifiedSeconds));
        Assert.Equal(2, (await homes.SyncAsync()).Summary.Unchanged);
        await homes.ShouldBeQuietAsync();
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task The_journal_tells_of_the_copy_on_each_side(string agent, bool newerIsHere)
    {
        using TwoHomes homes = HomesOf(agent);
        await homes.DivergeAsync(newerIsHere);

        await homes.SyncAsync();

        string id = Assert.Single(homes.Records.OfType<BranchMade>()).Branch;
        FileWritten[] copies = [.. homes.Records.OfType<FileWritten>().Where(write => write.Session == id)];
        Assert.Equal([SyncDirection.Push, SyncDirection.Pull], copies.Select(static copy => copy.Direction).Order());
        foreach (FileWritten copy in copies)
        {
            byte[] written = await File.ReadAllBytesAsync((copy.Direction == SyncDirection.Pull ? homes.Here : homes.There).PathOf(id), TestContext.Current.CancellationToken);
            Assert.Equal((written.Length, ContentHash.Of(written)), (copy.Bytes, copy.Content!.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Whichever_machine_makes_the_copy_it_is_the_same_one(string agent, bool newerIsHere)
    {
        using TwoHomes homes = HomesOf(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        (string later, string earlier) = (newer.TextOf(Id), older.TextOf(Id));
        await homes.SyncAsync();
        string[] files = [.. homes.Here.Files, .. homes.There.Files];

        homes.ForgetAll();
        newer.Change(Id, _ => later, 9);
        older.Change(Id, _ => earlier, 5);
        homes.IsReversed = true;
        TargetResult again = await homes.SyncAsync();

        Assert.Equal((Id, 0), (Assert.Single(again.Outcomes).Session.Id, again.Summary.Failed));
        Assert.Equal(files, homes.Here.Files.Concat(homes.There.Files));
        Assert.Single(homes.Records.OfType<BranchMade>().DistinctBy(static made => made.Branch));
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Where_the_newer_one_is_preferred_no_copy_is_made(string agent, bool newerIsHere)
    {
        using TwoHomes homes = HomesOf(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        string loser = older.TextOf(Id);

        SessionOutcome outcome = Assert.Single((await homes.SyncAsync(new SyncPolicy(PreferNewer: true))).Outcomes);

        Assert.EndsWith("the older file is kept in the journal", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(newer.SharedTextOf(Id), older.SharedTextOf(Id));
        Assert.Equal([loser], homes.Kept.Select(File.ReadAllText));
        Assert.Empty(homes.Records.OfType<BranchMade>());
        await homes.ShouldBeQuietAsync();
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task What_cannot_be_copied_is_not_replaced(string agent, bool newerIsHere)
    {
        using TwoHomes homes = HomesOf(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        string[] versions = [newer.TextOf(Id), older.TextOf(Id)];

        SessionOutcome outcome = Assert.Single((await homes.SyncAsync(watch: static there => there.Unwritable = ".json")).Outcomes);

        Assert.Equal((SessionAction.Failed, "the older branch could not be kept beside it: the disk is full"), (outcome.Action, outcome.Reason));
        Assert.Equal(versions, new[] { newer.TextOf(Id), older.TextOf(Id) });
        Assert.Equal(0, (await homes.SyncAsync()).Summary.Failed);
        Assert.Equal(homes.Here.SharedTextOf(Id), homes.There.SharedTextOf(Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_is_named_after_the_branch(bool newerIsHere)
    {
        using var homes = new TwoHomes("codex");
        await homes.DivergeAsync(newerIsHere);

        await homes.SyncAsync();

        string id = Assert.Single(homes.Records.OfType<BranchMade>()).Branch;
        string[] names = [.. new[] { homes.Here, homes.There }.Select(static home => File.ReadAllText(home.At(".codex/session_index.jsonl")))];
        Assert.All(names, name => Assert.Equal((id, true), (Field(name, "id"), Field(name, "thread_name").Contains("common", StringComparison.Ordinal))));
        Assert.Equal(names[0], names[1]);
    }

    [Theory]
    [InlineData("codex", true)]
    [InlineData("codex", false)]
    [InlineData("gemini", true)]
    [InlineData("gemini", false)]
    public async Task A_branch_whose_first_line_is_damaged_is_copied_with_that_of_the_other(string agent, bool newerIsHere)
    {
        using TwoHomes homes = HomesOf(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        older.Change(Id, static text => Damaged(text), 6);

        TargetResult result = await homes.SyncAsync();

        Assert.Equal((1, 0), (result.Outcomes.Length, result.Summary.Failed));
        Assert.Equal(newer.SharedTextOf(Id), older.SharedTextOf(Id));
        string id = Assert.Single(homes.Records.OfType<BranchMade>()).Branch;
        Assert.Equal(homes.Here.SharedTextOf(id), homes.There.SharedTextOf(id));
        Assert.All([newer, older], home => JsonDocument.Parse(home.TextOf(id).Split('\n')[0]).Dispose());
        Assert.Contains("said earlier", newer.TextOf(id), StringComparison.Ordinal);
        Assert.Single(homes.Kept);
        await homes.ShouldBeQuietAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_branch_stays_in_its_place_where_the_other_first_line_cannot_be_had(bool newerIsHere)
    {
        using var homes = new TwoHomes("codex");
        (ProjectHome newer, ProjectHome older) = homes.From(newerIsHere);
        homes.Here.Start(Id, "common").Change(Id, static text => text.Replace("Be brief", new string('x', 1_100_000), StringComparison.Ordinal), 0);
        await homes.SyncAsync();
        older.Say(Id, "said earlier", 5).Change(Id, static text => Damaged(text), 6);
        newer.Say(Id, "said later", 9);
        string damaged = older.TextOf(Id);

        SessionOutcome outcome = Assert.Single((await homes.SyncAsync()).Outcomes);

        Assert.Equal(SessionAction.Failed, outcome.Action);
        Assert.EndsWith("its first line is damaged, and that of the newer one could not be read", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(damaged, older.TextOf(Id));
        Assert.Single(homes.Here.Files);
        Assert.Single(homes.Kept);
    }

    private static TwoHomes HomesOf(string agent) => agent == "gemini documents" ? new TwoHomes(new GeminiDocumentDraft()) : new TwoHomes(agent);

    private static string Field(string line, string name) => JsonDocument.Parse(line).RootElement.GetProperty(name).GetString()!;

    /// <summary>With bytes that are no text at the end of its first line.</summary>
    private static string Damaged(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return $"{text.AsSpan(0, end - 4)}\u00ff\u00ff\u00ff\u00ff{text.AsSpan(end)}";
    }
}
