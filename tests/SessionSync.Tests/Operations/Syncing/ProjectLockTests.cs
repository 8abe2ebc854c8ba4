using SessionSync.Operations.Syncing;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Operations.Syncing;

public sealed class ProjectLockTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly ScratchDirectory _scratch = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 5, 1, 12, 30, 0, TimeSpan.Zero));

    private string Lock => _scratch.At("locks/project.lock");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_second_taker_waits_and_is_then_told_who_holds_it()
    {
        int waits = 0;
        _clock.OnWait = () => waits++;
        using ProjectLock held = await TakeAsync();
        SyncException refused = await Assert.ThrowsAsync<SyncException>(TakeAsync);
        Assert.Equal(FailureKind.Locked, refused.Kind);
        Assert.Equal(11, waits);
        Assert.Contains("owner/name", refused.What, StringComparison.Ordinal);
        Assert.Equal($"Process {Environment.ProcessId} has been at it since 2026-05-01 12:30:00Z", refused.Why);
        Assert.Contains($"Look at it: ps -p {Environment.ProcessId}", refused.WhatToDo);
    }

    [Fact]
    public async Task A_second_taker_gets_it_as_soon_as_it_is_let_go()
    {
        ProjectLock held = await TakeAsync();
        int waits = 0;
        _clock.OnWait = () =>
        {
            if (++waits == 3)
            {
                held.Dispose();
            }
        };
        using ProjectLock second = await TakeAsync();
        Assert.Equal(3, waits);
    }

    [Fact]
    public async Task It_can_be_taken_again_and_again()
    {
        (await TakeAsync()).Dispose();
        (await TakeAsync()).Dispose();
        using ProjectLock third = await TakeAsync();
        await Assert.ThrowsAsync<SyncException>(TakeAsync);
    }

    [Fact]
    public async Task Locks_of_other_projects_are_no_reason_to_wait()
    {
        using ProjectLock held = await TakeAsync();
        _clock.OnWait = () => Assert.Fail("It waited");
        using ProjectLock other = await ProjectLock.TakeAsync(_scratch.At("locks/other.lock"), "other", s_patience, _clock, CancellationToken.None);
        Assert.True(File.Exists(_scratch.At("locks/other.lock")));
    }

    [Fact]
    public async Task It_tells_who_held_it_last_so_that_nobody_can_have_held_it_unnoticed()
    {
        using (ProjectLock first = await TakeAsync())
        {
            Assert.Null(first.Before);
        }

        LockHolder? seen = LockHolder.Of(Lock);
        Assert.Equal(new LockHolder(Environment.ProcessId, _clock.GetUtcNow()), seen);
        _clock.Now += TimeSpan.FromMilliseconds(1);
        using (ProjectLock second = await TakeAsync())
        {
            Assert.Equal(seen, second.Before);
        }

        using ProjectLock third = await TakeAsync();
        Assert.NotEqual(seen, third.Before);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using ProjectLock held = await TakeAsync();
        using var cancellation = new CancellationTokenSource();
        _clock.OnWait = cancellation.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProjectLock.TakeAsync(Lock, "owner/name", s_patience, _clock, cancellation.Token));
    }

    private Task<ProjectLock> TakeAsync() => ProjectLock.TakeAsync(Lock, "owner/name", s_patience, _clock, CancellationToken.None);
}
