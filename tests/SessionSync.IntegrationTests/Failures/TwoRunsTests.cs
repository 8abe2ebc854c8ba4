using System.Diagnostics;
using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Operations.Syncing;
using SessionSync.Sync.Memory;

namespace SessionSync.IntegrationTests.Failures;

public sealed class TwoRunsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_run_waits_and_then_says_who_holds_the_lock()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        sync.Here.Add();
        using ProjectLock held = await TakeAsync(LockOf(sync), TimeSpan.Zero);

        CommandResult result = await sync.Cli.RunAsync(sync.Target);

        result.ShouldExitWith((int)ExitCode.Locked);
        Assert.Empty(result.StandardOutput);
        ThreeParts.AssertIn(result.StandardError);
        Assert.Contains($"Process {Environment.ProcessId} has been at it since", result.StandardError, StringComparison.Ordinal);
        Assert.True(result.Elapsed > TimeSpan.FromSeconds(5), $"It took {result.Elapsed}");
        Assert.Empty(sync.There.Ids);
    }

    [Fact]
    public async Task A_run_that_has_to_wait_goes_on_as_soon_as_the_other_ends()
    {
        string path = _folder.Combine("locks", "one");
        ProjectLock first = await TakeAsync(path, TimeSpan.Zero);
        Task<ProjectLock> second = TakeAsync(path, Patience.Limit);
        await Task.Delay(300);
        Assert.False(second.IsCompleted);

        first.Dispose();

        using ProjectLock taken = await second.WaitAsync(Patience.Limit);
        SyncException exception = await Assert.ThrowsAsync<SyncException>(() => TakeAsync(path, TimeSpan.Zero));
        Assert.Equal(FailureKind.Locked, exception.Kind);
    }

    [Fact]
    public async Task A_lock_whose_holder_was_killed_is_free()
    {
        string path = _folder.Combine("locks", "one");
        (await TakeAsync(path, TimeSpan.Zero)).Dispose();
        Assert.True(File.Exists(path));

        using ProjectLock taken = await TakeAsync(path, TimeSpan.Zero);

        Assert.NotNull(taken);
    }

    [Fact]
    public async Task Runs_at_the_same_time_do_the_work_once_and_tear_nothing()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        for (int session = 0; session < 10; session++)
        {
            sync.Here.Add();
            sync.There.Add();
        }

        CommandResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sync.Cli.RunAsync(sync.Target)));

        // On a busy machine one may wait for the lock until its patience ends.
        Assert.All(results, result => Assert.True(result.ExitCode is 0 or (int)ExitCode.Locked, result.StandardError));
        Assert.Single(results, result => result.ExitCode == 0 && !result.StandardOutput.Contains("nothing to do", StringComparison.Ordinal));
        await sync.AssertFinishesAsync();
    }

    [Fact]
    public async Task Two_machines_that_sync_with_the_same_third_at_once_tear_nothing()
    {
        string hub = _folder.CreateDirectory("hub");
        TwoHomes[] machines = [.. Enumerable.Range(0, 2).Select(index => new TwoHomes(_folder.Combine($"machine-{index}")))];
        foreach (TwoHomes machine in machines)
        {
            Directory.Delete(machine.There.Home);
            Directory.CreateSymbolicLink(machine.There.Home, hub);
        }

        ClaudeSession[] common = [.. Enumerable.Range(0, 5).Select(_ => machines[0].Here.Add(turns: 1))];
        await machines[0].SyncAsync();
        await machines[1].SyncAsync();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(4);)
        {
            foreach (TwoHomes machine in machines)
            {
                machine.Here.Add(turns: 1);
                machine.Here.Find(common[0].Id).AppendTurn($"In {machine.Here.Home}", DateTimeOffset.UtcNow);
            }

            await Task.WhenAll(machines.Select(machine => machine.SyncAsync()));
            Assert.All(machines[0].There.Ids, id => Assert.All(File.ReadLines(machines[0].There.Find(id).Transcript), line => Assert.EndsWith("}", line, StringComparison.Ordinal)));
        }

        string[] prompts = [.. machines.SelectMany(machine => File.ReadLines(machine.Here.Find(common[0].Id).Transcript)).Distinct()];
        foreach (TwoHomes machine in (TwoHomes[])[.. machines, .. machines, .. machines])
        {
            await machine.SyncAsync();
        }

        Assert.Equal(machines[0].Files("here"), machines[1].Files("here"));
        Assert.Empty(prompts.Except(File.ReadLines(machines[1].Here.Find(common[0].Id).Transcript)));
    }

    private static string LockOf(DirectorySync sync) =>
        new StatePaths(Path.Combine(sync.Here.Home, ".local", "state", "session-sync"), sync.Here.ProjectDirectory).Lock;

    private static Task<ProjectLock> TakeAsync(string path, TimeSpan patience) =>
        ProjectLock.TakeAsync(path, "product", patience, TimeProvider.System, TestContext.Current.CancellationToken);
}
