using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class IdleLimitTests
{
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly TaskCompletionSource _moving = new();
    private int _ended;

    [Fact]
    public async Task Whoever_keeps_silent_for_as_long_as_the_limit_is_ended()
    {
        var limit = new IdleLimit(static () => TimeSpan.FromSeconds(20), _clock);

        IOException failure = await Assert.ThrowsAsync<IOException>(() => WaitAsync(limit));

        Assert.Equal(1, _ended);
        Assert.Same(failure, limit.Failure);
        Assert.Contains("20 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(20), _clock.Now);
    }

    [Fact]
    public async Task Whatever_moves_takes_as_long_as_it_takes()
    {
        var limit = new IdleLimit(static () => TimeSpan.FromSeconds(20), _clock);
        _clock.OnWait = () =>
        {
            limit.Count(1024);
            if (_clock.Now > DateTimeOffset.UnixEpoch.AddHours(1))
            {
                _moving.TrySetResult();
            }
        };

        await WaitAsync(limit);

        Assert.Equal(0, _ended);
    }

    [Fact]
    public async Task A_byte_now_and_then_is_silence()
    {
        var limit = new IdleLimit(static () => TimeSpan.FromSeconds(20), _clock);
        _clock.OnWait = () => limit.Count(1);

        await Assert.ThrowsAsync<IOException>(() => WaitAsync(limit));

        Assert.Equal(1, _ended);
    }

    [Fact]
    public async Task What_has_to_be_over_after_some_time_is_given_up_though_it_moves()
    {
        var limit = new IdleLimit(static () => TimeSpan.FromSeconds(20), _clock) { MostInAll = static () => TimeSpan.FromSeconds(60) };
        _clock.OnWait = () => limit.Count(1024);

        await Assert.ThrowsAsync<IOException>(() => WaitAsync(limit));

        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(60), _clock.Now);
    }

    [Fact]
    public async Task A_limit_that_is_settled_while_waiting_counts()
    {
        TimeSpan most = TimeSpan.FromSeconds(20);
        var limit = new IdleLimit(() => most, _clock);
        _clock.OnWait = () => most = TimeSpan.FromSeconds(90);

        await Assert.ThrowsAsync<IOException>(() => WaitAsync(limit));

        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(90), _clock.Now);
    }

    private Task WaitAsync(IdleLimit limit) => limit.WaitAsync(
        _moving.Task,
        () =>
        {
            _ended++;
            _moving.TrySetResult();
            return Task.CompletedTask;
        });
}
