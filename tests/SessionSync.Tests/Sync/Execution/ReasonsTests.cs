using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

public sealed class ReasonsTests
{
    public static TheoryData<StepReason> StepReasons => [.. Enum.GetValues<StepReason>()];

    public static TheoryData<WriteStatus> Statuses => [.. Enum.GetValues<WriteStatus>()];

    [Theory]
    [MemberData(nameof(StepReasons))]
    public void Every_reason_of_a_step_is_told_in_words(StepReason reason)
    {
        string words = Reasons.Of(reason);
        Assert.NotEqual(reason.ToString(), words);
        Assert.True(char.IsLower(words[0]) || words.StartsWith("--", StringComparison.Ordinal));
        Assert.False(words.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_end_of_a_write_is_told_in_words(WriteStatus status)
    {
        string words = Reasons.Of(new WriteResult(status));
        Assert.True(char.IsLower(words[0]));
        Assert.Contains(' ', words + (status == WriteStatus.Written ? " " : ""));
    }

    [Fact]
    public void No_two_reasons_of_a_step_are_told_alike() =>
        Assert.Equal(Enum.GetValues<StepReason>().Length, Enum.GetValues<StepReason>().Select(Reasons.Of).Distinct().Count());

    [Fact]
    public void A_failure_says_why_where_that_is_known() =>
        Assert.Equal("no space left", Reasons.Of(new WriteResult(WriteStatus.Failed, "no space left")));
}
