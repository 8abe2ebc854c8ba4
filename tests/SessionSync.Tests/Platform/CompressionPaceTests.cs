using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class CompressionPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly CompressionPace _pace = new();

    [Fact]
    public void A_slow_wire_has_more_compressed_the_longer_it_keeps_waiting()
    {
        Assert.Equal((3, 2), Levels);
        Learn(waited: .9, idle: .8);
        Assert.Equal((6, 4), Levels);
        Learn(waited: .9, idle: .8);
        Learn(waited: .9, idle: .8);
        Assert.Equal((9, 6), Levels);
    }

    [Fact]
    public void A_wire_that_waits_for_the_compressor_gets_it_back_as_fast_as_it_was()
    {
        Learn(waited: .9, idle: .8);
        Learn(waited: .1, idle: .8);
        Assert.Equal((3, 2), Levels);
        Learn(waited: .1, idle: .8);
        Assert.Equal((3, 2), Levels);
    }

    [Fact]
    public void Processors_without_time_to_spare_are_not_asked_for_more()
    {
        Learn(waited: .9, idle: .4);
        Assert.Equal((3, 2), Levels);
    }

    [Fact]
    public void Processors_that_others_want_by_now_are_asked_for_less()
    {
        Learn(waited: .9, idle: .8);
        Learn(waited: .9, idle: .4);
        Assert.Equal((6, 4), Levels);
        Learn(waited: .9, idle: .1);
        Assert.Equal((3, 2), Levels);
    }

    private (int, int) Levels => (_pace.Zstandard, _pace.GZip);

    private void Learn(double waited, double idle) => _pace.Learn(waited * Second, Second, idle);
}
