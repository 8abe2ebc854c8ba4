using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

public sealed class SyncSidesTests
{
    private static readonly DateTimeOffset s_head = Example.Now.AddHours(-1);
    private static readonly FileKey s_transcript = new(Example.Key, SessionFile.Transcript);

    private static Baseline Known => new(ImmutableDictionary<FileKey, BaselineFile>.Empty.Add(s_transcript, new BaselineFile(new(1, 2), new(3, 4))));

    [Fact]
    public void A_session_that_was_pushed_is_there_from_then_on()
    {
        SessionEntry local = Example.Entry(s_head, Example.File(100));
        var sides = new SyncSides(Example.State(local), StoreState.Empty, Baseline.Empty);
        Push(sides, local, remote: null, Example.File(100), WriteMode.Create, offset: 0, length: 100);
        SessionEntry there = Assert.Single(sides.Remote.Inventory.Sessions);
        Assert.Equal((local.Key, s_head, new FileStamp(100, 2000)), (there.Key, there.Head!.Value, there.Transcript!.Stamp));
        Assert.Same(local, Assert.Single(sides.Local.Inventory.Sessions));
    }

    [Fact]
    public void A_session_that_was_pulled_is_here_in_the_folder_it_was_written_to()
    {
        SessionFile file = Example.File(100, folder: "other");
        SessionEntry remote = Example.Entry(s_head, file);
        var sides = new SyncSides(StoreState.Empty, Example.State(remote), Baseline.Empty);
        FileStep step = Example.Step(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere, null, file);
        WrittenFile.Record(Example.Write(Example.Plan(null, remote, step), step, SyncDirection.Pull, WriteMode.Create, 0, 100), sides);
        Assert.Equal("other", Assert.Single(sides.Local.Inventory.Sessions).Folder);
        Assert.Equal(new BaselineFile(new FileStamp(100, 2000), file.Stamp), sides.Baseline.Find(s_transcript));
    }

    [Fact]
    public void What_was_appended_is_as_long_as_both_parts_and_has_the_newer_head()
    {
        SessionEntry local = Example.Entry(s_head, Example.File(120));
        SessionEntry remote = Example.Entry(s_head.AddHours(-5), Example.File(100, modified: 7), Example.File(9, name: Example.Side));
        var sides = new SyncSides(Example.State(local), Example.State(remote), Baseline.Empty);
        Push(sides, local, remote, Example.File(120), WriteMode.Append, offset: 100, length: 20);
        SessionEntry there = Assert.Single(sides.Remote.Inventory.Sessions);
        Assert.Equal((s_head, new FileStamp(120, 2000), 2), (there.Head!.Value, there.Transcript!.Stamp, there.Files.Length));
    }

    [Fact]
    public void What_is_newer_there_stays_the_head_there()
    {
        SessionEntry local = Example.Entry(s_head.AddHours(-5), Example.File(120));
        SessionEntry remote = Example.Entry(s_head, Example.File(100));
        var sides = new SyncSides(Example.State(local), Example.State(remote), Baseline.Empty);
        Push(sides, local, remote, Example.File(120), WriteMode.Append, offset: 100, length: 20);
        Assert.Equal(s_head, Assert.Single(sides.Remote.Inventory.Sessions).Head);
    }

    [Fact]
    public void A_side_file_brings_no_head()
    {
        SessionFile file = Example.File(9, name: Example.Side);
        SessionEntry local = Example.Entry(s_head, file);
        var sides = new SyncSides(Example.State(local), StoreState.Empty, Baseline.Empty);
        Push(sides, local, remote: null, file, WriteMode.Create, offset: 0, length: 9);
        Assert.Null(Assert.Single(sides.Remote.Inventory.Sessions).Head);
    }

    [Fact]
    public void What_was_written_whole_is_known_to_be_the_same_on_both_sides()
    {
        SessionEntry local = Example.Entry(s_head, Example.File(100));
        var sides = new SyncSides(Example.State(local), StoreState.Empty, Baseline.Empty);
        Push(sides, local, remote: null, Example.File(100), WriteMode.Create, offset: 0, length: 100);
        Assert.Equal(new BaselineFile(new FileStamp(100, 1000), new FileStamp(100, 2000)), sides.Baseline.Find(s_transcript));
    }

    [Fact]
    public void What_was_written_without_its_last_line_is_not_known_to_be_the_same()
    {
        SessionEntry local = Example.Entry(s_head, Example.File(100));
        var sides = new SyncSides(Example.State(local), StoreState.Empty, Baseline.Empty);
        Push(sides, local, remote: null, Example.File(100), WriteMode.Create, offset: 0, length: 90, isPartial: true);
        Assert.Null(sides.Baseline.Find(s_transcript));
        Assert.Equal(90, Assert.Single(sides.Remote.Inventory.Sessions).Transcript!.Stamp.Size);
    }

    [Fact]
    public void What_was_merged_is_known_to_be_the_same_only_when_both_sides_were_looked_at_again()
    {
        SessionEntry local = Example.Entry(s_head, Example.File(120));
        SessionEntry remote = Example.Entry(s_head, Example.File(130));
        var sides = new SyncSides(Example.State(local), Example.State(remote), Known);
        FileStep step = Example.Step(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged, Example.File(120), Example.File(130));
        SessionPlan plan = Example.Plan(local, remote, step);
        WrittenFile.Record(Example.Write(plan, step, SyncDirection.Push, WriteMode.Replace, 0, 150), sides);
        WrittenFile.Record(Example.Write(plan, step, SyncDirection.Pull, WriteMode.Append, 120, 30), sides);
        Assert.Equal(150, Assert.Single(sides.Local.Inventory.Sessions).Transcript!.Stamp.Size);
        Assert.Equal(150, Assert.Single(sides.Remote.Inventory.Sessions).Transcript!.Stamp.Size);
        Assert.Equal(Known.Find(s_transcript), sides.Baseline.Find(s_transcript));
    }

    [Fact]
    public void A_void_baseline_is_believed_and_any_other_changes_nothing()
    {
        var sides = new SyncSides(StoreState.Empty, StoreState.Empty, Known);
        sides.Believe(new Baseline(Known.Files.Add(new FileKey(Example.Key, "other"), default)));
        Assert.Equal(Known.Files, sides.Baseline.Files);
        sides.Believe(Baseline.Empty);
        Assert.Empty(sides.Baseline.Files);
    }

    [Fact]
    public void What_neither_side_has_is_forgotten_and_what_one_has_is_not()
    {
        var kept = new SyncSides(StoreState.Empty, Example.State(Example.Entry(s_head, Example.File(100))), Known);
        kept.ForgetGone();
        Assert.NotNull(kept.Baseline.Find(s_transcript));
        var gone = new SyncSides(StoreState.Empty, Example.State(Example.Entry(s_head, Example.File(9, name: Example.Side))), Known);
        gone.ForgetGone();
        Assert.Empty(gone.Baseline.Files);
    }

    private static void Push(
        SyncSides sides, SessionEntry local, SessionEntry? remote, SessionFile file, WriteMode mode, long offset, long length, bool isPartial = false)
    {
        SyncAction action = mode == WriteMode.Append ? SyncAction.Append : SyncAction.Copy;
        FileStep step = Example.Step(action, SyncDirection.Push, StepReason.OnlyHere, file, remote?.Find(file.Name));
        WrittenFile.Record(Example.Write(Example.Plan(local, remote, step), step, SyncDirection.Push, mode, offset, length, isPartial), sides);
    }
}
