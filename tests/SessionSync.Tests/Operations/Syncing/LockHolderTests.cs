using SessionSync.Operations.Syncing;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Operations.Syncing;

public sealed class LockHolderTests : IDisposable
{
    private static readonly DateTimeOffset s_noon = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Who_holds_a_lock_is_known_for_as_long_as_it_is_held()
    {
        string directory = _scratch.At("locks");
        using (await ProjectLock.TakeAsync(Path.Combine(directory, "one"), "one", TimeSpan.Zero, new ManualClock(s_noon), CancellationToken.None))
        {
            Assert.Equal(new LockHolder(Environment.ProcessId, s_noon), Assert.Single(LockHolder.In(directory)));
        }

        Assert.Empty(LockHolder.In(directory));
        Assert.NotEmpty(Directory.EnumerateFiles(directory));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("x 2026-05-20 12:00:00Z")]
    [InlineData("99999999999 2026-05-20 12:00:00Z")]
    [InlineData("7 soon")]
    public void A_signature_that_nobody_wrote_is_none(string text)
    {
        _scratch.Write("one.holder", text);

        Assert.Null(LockHolder.Of(_scratch.At("one")));
    }

    [Fact]
    public void What_nobody_has_ever_locked_is_held_by_nobody() => Assert.False(LockHolder.IsHeld(_scratch.At("missing/one")));

    [Fact]
    public void Where_there_are_no_locks_nobody_holds_one() => Assert.Empty(LockHolder.In(_scratch.At("missing")));
}
