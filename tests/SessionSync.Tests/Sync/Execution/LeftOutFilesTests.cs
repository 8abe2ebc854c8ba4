using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Files that no session has, and that every run names.</summary>
public sealed class LeftOutFilesTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_may_be_the_projects_is_told_apart_from_what_was_it_once()
    {
        LeftOutFiles files = Of([File("mine"), File("old", gone: "/home/u/was")], [File("theirs"), File("older", gone: "/home/u/was")], []);

        Assert.Equal(2, files.Ours.Length);
        Assert.Contains("here: mine", files.Ours[0], StringComparison.Ordinal);
        Assert.Contains("there: theirs", files.Ours[1], StringComparison.Ordinal);
        Assert.Equal(2, files.Others.Length);
        Assert.Contains("here: old was held in /home/u/was", files.Others[0], StringComparison.Ordinal);
        Assert.Contains("there: older was held in /home/u/was", files.Others[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    public void There_are_none_where_there_is_neither(bool isOurs, bool isGone, bool areNone) =>
        Assert.Equal(areNone, Of([.. isOurs ? [File("mine")] : Array.Empty<UnplacedFile>(), .. isGone ? [File("old", gone: "/was")] : Array.Empty<UnplacedFile>()], [], []).AreNone);

    [Fact]
    public void What_could_not_be_listed_is_told_of_both_sides()
    {
        StoreState here = Example.State() with { Inventory = new Inventory([], [], ["It is odd here"]) };
        StoreState there = Example.State() with { Inventory = new Inventory([], [], ["It is odd there"]) };

        Assert.Equal(["It is odd here", "It is odd there"], LeftOutFiles.Of(Example.Setup(_scratch), new SyncSides(here, there, Baseline.Empty), Example.Whole()).Ours);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void What_is_older_than_what_is_looked_at_is_not_told(int hoursFromCutoff, int told)
    {
        SyncSetup setup = Example.Setup(_scratch) with { Policy = new SyncPolicy(Cutoff: Example.Now) };
        SyncSides sides = Sides([File("mine") with { At = Example.Now.AddHours(hoursFromCutoff) }], []);

        Assert.Equal(told, LeftOutFiles.Of(setup, sides, Example.Whole()).Ours.Length);
    }

    [Fact]
    public void What_is_told_of_a_session_is_not_told_again()
    {
        SessionFile file = Example.File(10);
        SessionPlan session = Example.Plan(Example.Entry(null, file), null);

        Assert.Single(Of([File(file.Path), File("mine")], [], session).Ours);
        Assert.Equal(2, Of([File(file.Path), File("mine")], [], session with { Local = null, Remote = session.Local }).Ours.Length);
    }

    private static UnplacedFile File(string path, string? gone = null) => new(path, Example.Now, gone);

    private static SyncSides Sides(UnplacedFile[] here, UnplacedFile[] there) => new(Example.State().WithUnplaced(here), Example.State().WithUnplaced(there), Baseline.Empty);

    private LeftOutFiles Of(UnplacedFile[] here, UnplacedFile[] there, params SessionPlan[] sessions) =>
        LeftOutFiles.Of(Example.Setup(_scratch), Sides(here, there), Example.Whole([.. sessions]));
}
