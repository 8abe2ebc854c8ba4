using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A dry run tells what a run would do, and does none of it.</summary>
public sealed class ForecastTests
{
    private const string Id = TwoHomes.First;

    [Theory]
    [MemberData(nameof(TwoHomes.Agents), MemberType = typeof(TwoHomes))]
    public async Task It_names_the_sessions_of_both_sides_and_writes_nothing(string agent)
    {
        using var homes = new TwoHomes(agent);
        homes.Here.Start(Id, "asked here");
        homes.There.Start(TwoHomes.Second, "asked there");
        (string[] here, string[] there) = (homes.Here.Files, homes.There.Files);

        TargetResult result = await ForecastAsync(homes);

        Assert.True(result.HasWork);
        Assert.Equal(
            [(Id, SessionAction.Pushed, "asked here"), (TwoHomes.Second, SessionAction.Pulled, "asked there")],
            result.Outcomes.Select(static outcome => (outcome.Session.Id, outcome.Action, outcome.Title)));
        Assert.Equal(here, homes.Here.Files);
        Assert.Equal(there, homes.There.Files);
        Assert.Equal((0, 0, null), (homes.Watched.Writes, homes.Journal.Length, homes.Memory.Load()));
    }

    [Fact]
    public async Task Nobody_looks_into_sessions_there_where_nobody_wants_to_know_what_they_are_called()
    {
        using var homes = new TwoHomes("claude-code");
        homes.There.Start(Id, "asked there");

        TargetResult result = await homes.SyncAsync(static setup => setup with { IsDryRun = true, WantsTitles = false });

        Assert.Equal(("", 0), (Assert.Single(result.Outcomes).Title, homes.Watched.Reads));
    }

    [Fact]
    public async Task A_long_session_there_is_called_what_its_end_says()
    {
        using var homes = new TwoHomes("claude-code");
        homes.There.Start(Id, "first", new string('x', 100_000));
        homes.There.Change(Id, static text => text + """{"type":"custom-title","customTitle":"Called so at last"}""" + "\n", 5);
        homes.There.Start(TwoHomes.Second, "asked", new string('y', 100_000));

        TargetResult result = await ForecastAsync(homes);

        Assert.Equal(["Called so at last", "asked"], result.Outcomes.Select(static outcome => outcome.Title));
    }

    [Fact]
    public async Task Of_very_many_sessions_there_the_newest_200_are_looked_into()
    {
        using var homes = new TwoHomes("claude-code");
        for (int number = 0; number < 202; number++)
        {
            string id = $"{number:x8}-1111-4111-8111-111111111111";
            homes.There.Start(id).Say(id, $"asked {number}", number);
        }

        TargetResult result = await ForecastAsync(homes);

        Assert.Equal(["", "", .. Enumerable.Range(2, 200).Select(static number => $"asked {number}")], result.Outcomes.OrderBy(static outcome => outcome.Session.Id).Select(static outcome => outcome.Title));
    }

    [Fact]
    public async Task A_session_there_whose_conversation_cannot_be_read_has_no_name()
    {
        using var homes = new TwoHomes("claude-code");
        homes.There.Start(Id, "asked there").Start(TwoHomes.Second, "asked, too");

        TargetResult result = await homes.SyncAsync(static setup => setup with { IsDryRun = true }, static there => there.Unreadable = Id);

        Assert.Equal(["", "asked, too"], result.Outcomes.Select(static outcome => outcome.Title));
    }

    [Theory]
    [InlineData("claude-code", SessionAction.Merged)]
    [InlineData("pi", SessionAction.Merged)]
    [InlineData("codex", SessionAction.Replaced)]
    [InlineData("gemini", SessionAction.Replaced)]
    public async Task Branches_are_told_from_a_session_that_only_went_on(string agent, SessionAction action)
    {
        using var homes = new TwoHomes(agent);
        homes.Here.Start(Id, "common").Start(TwoHomes.Second, "common");
        await homes.SyncAsync();
        homes.Here.Say(Id, "said here", 5).Say(TwoHomes.Second, "said here", 5);
        homes.There.Say(Id, "said there, and more than here", 6);

        TargetResult result = await ForecastAsync(homes);

        Assert.Equal([action, SessionAction.Appended], result.Outcomes.Select(static outcome => outcome.Action));
        Assert.Equal(result.Outcomes.Select(static outcome => outcome.Action), (await homes.SyncAsync()).Outcomes.Select(static outcome => outcome.Action));
    }

    [Fact]
    public async Task It_tells_the_same_when_it_is_asked_again_and_notes_no_sync()
    {
        using var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "common");
        await homes.SyncAsync();
        homes.Here.Say(Id, "said here", 5);
        DateTimeOffset? before = homes.Memory.LastSync;

        Assert.True((await ForecastAsync(homes)).HasWork);
        Assert.True((await ForecastAsync(homes)).HasWork);
        Assert.Equal(before, homes.Memory.LastSync);
    }

    [Fact]
    public async Task Sides_that_are_known_to_be_equal_are_not_noted_as_synced()
    {
        using var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "common");
        await homes.SyncAsync();
        DateTimeOffset? before = homes.Memory.LastSync;

        TargetResult result = await ForecastAsync(homes);

        Assert.Equal((false, 1, before), (result.HasWork, result.Summary.Unchanged, homes.Memory.LastSync));
        await homes.SyncAsync();
        Assert.Equal(homes.Clock.Now, homes.Memory.LastSync);
    }

    [Fact]
    public async Task Sides_that_turn_out_to_be_equal_are_not_remembered()
    {
        using var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "common");
        await homes.SyncAsync();
        homes.ForgetAll();

        TargetResult result = await ForecastAsync(homes);

        Assert.Equal((false, 1, null), (result.HasWork, result.Summary.Unchanged, homes.Memory.Load()));
    }

    private static Task<TargetResult> ForecastAsync(TwoHomes homes) => homes.SyncAsync(static setup => setup with { IsDryRun = true });
}
