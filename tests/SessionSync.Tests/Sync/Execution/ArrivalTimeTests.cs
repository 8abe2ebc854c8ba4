using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

public sealed class ArrivalTimeTests
{
    [Fact]
    public void A_transcript_gets_the_time_of_its_last_message()
    {
        SessionFile file = Example.File(100, modified: 5);
        DateTimeOffset head = Example.Now.AddDays(-3);
        Assert.Equal(head.ToUnixTimeSeconds(), ArrivalTime.For(Example.Entry(head, file), file, Example.Now));
    }

    [Fact]
    public void A_last_message_in_another_time_zone_is_the_same_instant()
    {
        SessionFile file = Example.File(100);
        DateTimeOffset head = Example.Now.AddDays(-3);
        Assert.Equal(head.ToUnixTimeSeconds(), ArrivalTime.For(Example.Entry(head.ToOffset(TimeSpan.FromHours(9)), file), file, Example.Now));
    }

    [Fact]
    public void Without_a_last_message_it_keeps_its_own_time()
    {
        long modified = Example.Now.AddDays(-2).ToUnixTimeSeconds();
        SessionFile file = Example.File(100, modified);
        Assert.Equal(modified, ArrivalTime.For(Example.Entry(null, file), file, Example.Now));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(4000)]
    public void What_the_agent_would_delete_at_once_gets_a_weeks_grace(int days)
    {
        SessionFile file = Example.File(100);
        long modified = ArrivalTime.For(Example.Entry(Example.Now.AddDays(-days), file), file, Example.Now);
        Assert.Equal(TimeSpan.FromDays(23), Example.Now - DateTimeOffset.FromUnixTimeSeconds(modified));
    }

    [Fact]
    public void A_side_file_keeps_its_time_however_old_it_is()
    {
        SessionFile file = Example.File(100, modified: 5, name: Example.Side);
        Assert.Equal(5, ArrivalTime.For(Example.Entry(Example.Now, file), file, Example.Now));
    }
}
