using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What a write proves about both sides.</summary>
public sealed class WrittenFileTests
{
    private const int Guard = FileRange.GuardSize;
    private static readonly FileKey s_file = new(Example.Key, SessionFile.Transcript);

    [Theory]
    [InlineData(WriteMode.Create, 0, 0, Evidence.Content)]
    [InlineData(WriteMode.Append, 100, 0, Evidence.Content)]
    [InlineData(WriteMode.Append, Guard, 0, Evidence.Content)]
    [InlineData(WriteMode.Append, Guard + 1, 0, Evidence.Stamps)]
    [InlineData(WriteMode.Append, Guard + 40, 40, Evidence.Content)]
    [InlineData(WriteMode.Append, Guard + 41, 40, Evidence.Stamps)]
    public void A_tail_proves_as_much_of_what_it_continues_as_was_compared(WriteMode mode, int offset, int headerEnd, Evidence evidence)
    {
        foreach (bool isPush in new[] { true, false })
        {
            SessionFile source = Example.File(offset + 10) with { Directory = headerEnd == 0 ? null : new HeaderValue("/x", 0, headerEnd) };
            SessionFile target = Example.File(offset);
            FileStep step = Step(SyncAction.Append, isPush ? SyncDirection.Push : SyncDirection.Pull, isPush ? source : target, isPush ? target : source);
            SyncSides sides = Sides();
            WrittenFile.Record(Example.Write(Plan(step), step, step.Direction, mode, offset, 10), sides);

            Assert.Equal(evidence, sides.Find(s_file)!.Value.Evidence);
        }
    }

    [Theory]
    [InlineData(SyncAction.Merge, WriteStatus.Written, WriteStatus.Written, true)]
    [InlineData(SyncAction.Merge, WriteStatus.Written, WriteStatus.Changed, false)]
    [InlineData(SyncAction.Merge, WriteStatus.Failed, WriteStatus.Written, false)]
    [InlineData(SyncAction.Replace, WriteStatus.Written, WriteStatus.Written, false)]
    public void Both_sides_hold_the_same_where_both_got_what_was_merged(SyncAction action, WriteStatus here, WriteStatus there, bool areEqual)
    {
        FileStep step = Step(action, SyncDirection.Both, Example.File(120), Example.File(130));
        SyncSides sides = Sides();

        WrittenFile.RecordMerges(
            [
                (Example.Write(Plan(step), step, SyncDirection.Push, WriteMode.Replace, 0, 150), new WriteResult(there)),
                (Example.Write(Plan(step), step, SyncDirection.Pull, WriteMode.Append, 120, 20), new WriteResult(here)),
            ],
            sides);

        Assert.Equal(areEqual ? new BaselineFile(new FileStamp(140, 2000), new FileStamp(150, 2000)) : null, sides.Find(s_file));
    }

    [Theory]
    [InlineData(SyncDirection.Push)]
    [InlineData(SyncDirection.Pull)]
    public void A_merge_that_went_to_one_side_only_proves_nothing(SyncDirection direction)
    {
        FileStep step = Step(SyncAction.Merge, direction, Example.File(120), Example.File(130));
        SyncSides sides = Sides();

        WrittenFile.RecordMerges([(Example.Write(Plan(step), step, direction, WriteMode.Replace, 0, 150), new WriteResult(WriteStatus.Written))], sides);

        Assert.Null(sides.Find(s_file));
    }

    private static SyncSides Sides() => new(Example.State(), Example.State(), Baseline.Empty);

    private static FileStep Step(SyncAction action, SyncDirection direction, SessionFile local, SessionFile remote) => Example.Step(action, direction, StepReason.Diverged, local, remote);

    private static SessionPlan Plan(FileStep step) => Example.Plan(Example.Entry(null, step.Local!), Example.Entry(null, step.Remote!), step);
}
