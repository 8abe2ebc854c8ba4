using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.ClaudeCode;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What the last plan of a run has to say to the next one. The run began ten seconds ago.</summary>
public sealed class LessonsTests : IDisposable
{
    private static readonly FileKey s_file = new(Example.Key, SessionFile.Transcript);
    private static readonly FileStamp s_old = new(100, 1000);

    private readonly ScratchDirectory _scratch = new();

    private static long Now => Example.Now.ToUnixTimeSeconds();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(-11, Evidence.Stamps)]
    [InlineData(-10, Evidence.Fleeting)]
    [InlineData(-5, Evidence.Fleeting)]
    [InlineData(0, Evidence.Fleeting)]
    [InlineData(1, Evidence.Stamps)]
    public void What_was_written_while_it_was_looked_at_has_to_be_looked_at_again(int secondsFromNow, Evidence evidence)
    {
        FileStamp young = new(100, Now + secondsFromNow);
        foreach ((FileStamp here, FileStamp there) in new[] { (young, s_old), (s_old, young) })
        {
            (SyncSides sides, bool isFleeting) = Learn(Baseline.Empty, [], Same(Example.Key, here, there));

            Assert.Equal(new BaselineFile(here, there, evidence), sides.Find(s_file));
            Assert.Equal(evidence == Evidence.Fleeting, isFleeting);
        }
    }

    [Fact]
    public void One_such_file_is_enough_and_two_are_too()
    {
        FileStamp young = new(100, Now);
        SessionPlan[] sessions = [Same(Claude.Key(Claude.First), young, s_old), Same(Claude.Key(Claude.Second), s_old, s_old), Same(Claude.Key(Claude.Third), young, young)];

        Assert.True(Learn(Baseline.Empty, [], sessions).IsFleeting);
        Assert.True(Learn(Baseline.Empty, [], [sessions[0], sessions[2]]).IsFleeting);
        Assert.True(Learn(Baseline.Empty, [], sessions[..2]).IsFleeting);
    }

    [Theory]
    [InlineData(Relation.Equal, null, Evidence.Content)]
    [InlineData(Relation.Equal, Evidence.Stamps, Evidence.Content)]
    [InlineData(Relation.Unknown, null, Evidence.Stamps)]
    [InlineData(Relation.Unknown, Evidence.Content, Evidence.Content)]
    [InlineData(Relation.Unknown, Evidence.Fleeting, Evidence.Fleeting)]
    [InlineData(Relation.Diverged, Evidence.Stamps, Evidence.Stamps)]
    public void How_it_is_known_that_both_are_the_same_is_remembered(Relation found, Evidence? before, Evidence evidence)
    {
        Baseline baseline = before is { } known ? Known(new BaselineFile(s_old, s_old, known)) : Baseline.Empty;

        Assert.Equal(evidence, Learn(baseline, Found(found), Same(Example.Key, s_old, s_old)).Sides.Find(s_file)!.Value.Evidence);
    }

    [Theory]
    [InlineData(Relation.Diverged, true)]
    [InlineData(Relation.LocalHasAll, true)]
    [InlineData(Relation.RemoteHasAll, true)]
    [InlineData(Relation.Differs, false)]
    [InlineData(Relation.Unknown, false)]
    [InlineData(Relation.Equal, false)]
    public void How_versions_that_were_read_and_left_alone_differ_is_remembered(Relation found, bool isRemembered)
    {
        SessionFile there = Example.File(90);
        FileStep step = Example.Step(SyncAction.Keep, SyncDirection.None, StepReason.Diverged, Example.File(100), there);
        SessionPlan session = Example.Plan(Example.Entry(null, Example.File(100)), Example.Entry(null, there), step);

        Baseline learned = Learn(Baseline.Empty, Found(found), session).Sides.Baseline;

        Assert.Equal(isRemembered ? new Finding(found) : default, learned.DifferenceOf(s_file, s_old, there.Stamp));
    }

    [Fact]
    public void A_difference_that_was_remembered_stays_so()
    {
        SessionFile there = Example.File(90);
        FileStep step = Example.Step(SyncAction.Keep, SyncDirection.None, StepReason.Diverged, Example.File(100), there);
        SessionPlan session = Example.Plan(Example.Entry(null, Example.File(100)), Example.Entry(null, there), step);
        var known = new KnownDifference(s_old, there.Stamp, new Finding(Relation.Diverged, Order: 1));
        Baseline baseline = Baseline.Empty with { Differences = ImmutableDictionary<FileKey, KnownDifference>.Empty.Add(s_file, known) };

        Assert.Equal(known.Finding, Learn(baseline, [], session).Sides.Baseline.DifferenceOf(s_file, s_old, there.Stamp));
    }

    private static SessionPlan Same(SessionKey key, FileStamp here, FileStamp there)
    {
        (SessionFile local, SessionFile remote) = (Example.File(100) with { Stamp = here }, Example.File(100) with { Stamp = there });
        return Example.Plan(Example.Entry(null, local), Example.Entry(null, remote), Example.Step(SyncAction.None, SyncDirection.None, StepReason.Same, local, remote)) with { Key = key };
    }

    private static ImmutableDictionary<FileKey, Finding> Found(Relation relation) => relation == Relation.Unknown ? [] : ImmutableDictionary<FileKey, Finding>.Empty.Add(s_file, relation);

    private static Baseline Known(BaselineFile file) => new(ImmutableDictionary<FileKey, BaselineFile>.Empty.Add(s_file, file));

    private (SyncSides Sides, bool IsFleeting) Learn(Baseline baseline, ImmutableDictionary<FileKey, Finding> findings, params SessionPlan[] sessions)
    {
        var sides = new SyncSides(Example.State(), Example.State(), baseline);
        bool isFleeting = new Lessons(Example.Setup(_scratch), sides, findings, Now - 10).Take(new SyncPlan([.. sessions], baseline));
        return (sides, isFleeting);
    }
}
