using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What is known of two versions that were left as they are, and of files that no session had.</summary>
public sealed class KnownSidesTests
{
    private static readonly FileKey s_file = new(Example.Key, SessionFile.Transcript);
    private static readonly FileStamp s_here = new(100, 1000);
    private static readonly FileStamp s_there = new(90, 1000);
    private static readonly Baseline s_different = Baseline.Empty with
    {
        Differences = ImmutableDictionary<FileKey, KnownDifference>.Empty.Add(s_file, new KnownDifference(s_here, s_there, Relation.Diverged)),
    };

    [Fact]
    public void What_is_the_same_now_is_no_difference_any_more()
    {
        var sides = new SyncSides(Example.State(), Example.State(), s_different);

        sides.SetEqual(s_file, s_here, s_there, Evidence.Content);

        Assert.Empty(sides.Baseline.Differences);
    }

    [Fact]
    public void A_new_machine_has_no_differences()
    {
        var sides = new SyncSides(Example.State(), Example.State(), s_different);

        sides.Believe(Baseline.Empty);

        Assert.Empty(sides.Baseline.Differences);
    }

    [Fact]
    public void A_difference_is_forgotten_with_the_file()
    {
        var gone = new SyncSides(Example.State(), Example.State(), s_different);
        gone.ForgetGone();
        Assert.Empty(gone.Baseline.Differences);

        var present = new SyncSides(Example.State(Example.Entry(null, Example.File(100))), Example.State(), s_different);
        present.ForgetGone();
        Assert.Single(present.Baseline.Differences);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_belonged_to_nobody_is_a_sessions_once_it_was_written(bool isPush)
    {
        SessionFile file = Example.File(100);
        StoreState side = (Example.State() with { UnclaimedFiles = [new UnclaimedFile(file.Path, default), new UnclaimedFile("other", default)] })
            .WithUnplaced([new UnplacedFile(file.Path, Example.Now), new UnplacedFile("other", Example.Now)]);
        var sides = new SyncSides(side, side, Baseline.Empty);
        FileStep step = Example.Step(SyncAction.Copy, isPush ? SyncDirection.Push : SyncDirection.Pull, StepReason.OnlyHere, isPush ? file : null, isPush ? null : file);
        SessionEntry entry = Example.Entry(Example.Now, file);

        WrittenFile.Record(Example.Write(Example.Plan(isPush ? entry : null, isPush ? null : entry, step), step, step.Direction, WriteMode.Create, 0, 100), sides);

        (StoreState written, StoreState left) = isPush ? (sides.Remote, sides.Local) : (sides.Local, sides.Remote);
        Assert.Equal("other", Assert.Single(written.UnclaimedFiles).Path);
        Assert.Equal("other", Assert.Single(written.Inventory.Unplaced).Path);
        Assert.Equal((2, 2), (left.UnclaimedFiles.Length, left.Inventory.Unplaced.Length));
        Assert.Equal(Example.Now, Assert.Single(written.Inventory.Sessions).Head);
    }

    [Fact]
    public void What_was_merged_here_has_the_head_of_both()
    {
        SessionEntry local = Example.Entry(Example.Now.AddHours(-3), Example.File(120));
        SessionEntry remote = Example.Entry(Example.Now, Example.File(130));
        var sides = new SyncSides(Example.State(local), Example.State(remote), Baseline.Empty);
        FileStep step = Example.Step(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged, Example.File(120), Example.File(130));

        WrittenFile.Record(Example.Write(Example.Plan(local, remote, step), step, SyncDirection.Pull, WriteMode.Append, 120, 30), sides);

        Assert.Equal(Example.Now, Assert.Single(sides.Local.Inventory.Sessions).Head);
    }
}
