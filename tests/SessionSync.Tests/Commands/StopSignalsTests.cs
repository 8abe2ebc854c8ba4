using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;

namespace SessionSync.Tests.Commands;

public sealed class StopSignalsTests
{
    [Theory]
    [InlineData(ExitCode.Interrupted)]
    [InlineData(ExitCode.Terminated)]
    public async Task The_first_signal_stops_in_order_and_the_second_is_let_through(ExitCode code)
    {
        using StopSignals signals = new();

        Assert.True(signals.Receive(code));
        Assert.False(signals.Receive(ExitCode.Interrupted));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(10_000, signals.Token));
        Assert.Equal(code, signals.Code);
    }

    [Fact]
    public void Without_a_signal_there_is_no_code()
    {
        using StopSignals signals = new();

        Assert.Null(signals.Code);
    }
}
