using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Which of two versions was altered is told by the stamps of the time when both were the same: 20 bytes at 1000.</summary>
public sealed class AlteredVersionTests
{
    private const string Whole = "{\"say\":1}\n{\"say\":2}\n";
    private const string Altered = "{\"say\":1}\n{\"say\":7}\n";
    private const string More = "{\"say\":3}\n";
    private static readonly FileStamp s_known = new(Whole.Length, 1000);

    [Theory]
    [InlineData(20, 2000, 20, 1000, true)]
    [InlineData(20, 1000, 20, 2000, false)]
    [InlineData(30, 2000, 20, 1000, true)]
    [InlineData(20, 1000, 30, 2000, false)]
    [InlineData(20, 2000, 30, 2000, true)]
    [InlineData(30, 2000, 20, 2000, false)]
    [InlineData(20, 2000, 20, 2000, null)]
    [InlineData(30, 2000, 30, 2000, null)]
    [InlineData(20, 1000, 20, 1000, null)]
    [InlineData(20, 2000, 10, 2000, null)]
    [InlineData(10, 2000, 20, 2000, null)]
    [InlineData(30, 2000, 10, 2000, null)]
    [InlineData(10, 2000, 30, 2000, null)]
    public async Task It_is_the_one_that_was_written_anew_while_the_other_one_stayed_or_grew(long hereSize, long hereTime, long thereSize, long thereTime, bool? isHere)
    {
        AlteredLines? altered = await FindAsync(new FileStamp(hereSize, hereTime), new FileStamp(thereSize, thereTime), hereIsAltered: isHere != false, new BaselineFile(s_known, s_known));

        Assert.Equal(isHere, altered?.IsHere);
        Assert.Equal(isHere is null ? null : Whole.Length, altered?.End);
    }

    [Fact]
    public async Task Nobody_can_tell_where_nothing_is_remembered() => Assert.Null(await FindAsync(new FileStamp(20, 2000), s_known, hereIsAltered: true, known: null));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_version_that_only_has_another_time_was_not_altered(bool isHere)
    {
        FileStep step = Step(isHere ? s_known with { ModifiedSeconds = 2000 } : s_known, isHere ? s_known : s_known with { ModifiedSeconds = 2000 });

        Assert.Null(await AlteredLines.FindAsync(step, new BaselineFile(s_known, s_known), static () => Stream(Whole), static () => Stream(Whole), 0, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(false, 10)]
    [InlineData(false, -10)]
    public async Task What_came_after_both_were_the_same_was_not_altered(bool isHere, int growth)
    {
        // The other version's header has another length there.
        FileStamp there = new(Whole.Length - growth, 1000);
        var known = new BaselineFile(s_known, there);
        FileStamp later = new(99, 2000);
        FileStep step = Step(isHere ? later : s_known, isHere ? there : later);
        string changed = $"{Altered}{{\"say\":8}}\n";
        string trusted = $"{Whole}{{\"say\":3}}\n";

        AlteredLines? altered = await AlteredLines.FindAsync(
            step, known, () => Stream(isHere ? changed : trusted), () => Stream(isHere ? trusted : changed), growth, TestContext.Current.CancellationToken);

        Assert.Equal((isHere, 1, (long)Whole.Length), (altered!.IsHere, altered.Hashes.Count, altered.End));
    }

    private static Task<AlteredLines?> FindAsync(FileStamp here, FileStamp there, bool hereIsAltered, BaselineFile? known) => AlteredLines.FindAsync(
        Step(here, there),
        known,
        () => Stream(hereIsAltered ? Altered : Whole + More),
        () => Stream(hereIsAltered ? Whole + More : Altered),
        growth: 0,
        TestContext.Current.CancellationToken);

    private static FileStep Step(FileStamp here, FileStamp there) =>
        Example.Step(SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged, Example.File(0) with { Stamp = here }, Example.File(0) with { Stamp = there });

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
