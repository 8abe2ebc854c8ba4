using System.Text;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store of a machine does when others write to it as well.</summary>
public abstract class MachineStoreSharingContract : MachineStoreReadingContract
{
    private string Lock => Path.Combine(Bench.Root, ".sync-sessions-lock");

    [Fact]
    public async Task A_lock_that_a_killed_run_left_keeps_nobody_from_writing()
    {
        var session = Bench.Sessions.Add();
        File.WriteAllText(Lock, "999999999\n");

        WriteResult result = Assert.Single(await Bench.WriteAsync(Append(session, "{\"more\":1}\n")));

        Assert.Equal(WriteStatus.Written, result.Status);
        Bench.ShouldHaveNoStaging();
    }

    [Fact]
    public async Task A_lock_of_a_run_that_was_killed_before_it_signed_keeps_nobody_from_writing()
    {
        var session = Bench.Sessions.Add();
        File.WriteAllText(Lock, "");

        WriteResult result = Assert.Single(await Bench.WriteAsync(Append(session, "{\"more\":1}\n")));

        Assert.Equal(WriteStatus.Written, result.Status);
        Bench.ShouldHaveNoStaging();
        Assert.False(File.Exists(Lock));
    }

    [Fact]
    public async Task A_lock_whose_process_has_its_number_from_a_later_one_keeps_nobody_from_writing()
    {
        var session = Bench.Sessions.Add();
        File.WriteAllText(Lock, $"{Environment.ProcessId}\n");
        File.SetLastWriteTimeUtc(Lock, DateTime.UtcNow.AddHours(-2));

        WriteResult result = Assert.Single(await Bench.WriteAsync(Append(session, "{\"more\":1}\n")));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.False(File.Exists(Lock));
    }

    [Fact]
    public async Task Whoever_writes_waits_for_whoever_writes_already()
    {
        var session = Bench.Sessions.Add();
        byte[] before = session.Bytes;
        File.WriteAllText(Lock, $"{Environment.ProcessId}\n");
        Task<IReadOnlyList<WriteResult>> writing = Bench.WriteAsync(Append(session, "{\"more\":1}\n"));
        await Task.WhenAny(writing, Task.Delay(TimeSpan.FromMilliseconds(300)));
        Assert.Equal(before, session.Bytes);

        File.Delete(Lock);

        Assert.Equal(WriteStatus.Written, Assert.Single(await writing).Status);
        Assert.Equal([.. before, .. "{\"more\":1}\n"u8], session.Bytes);
    }

    private FileWrite Append(ClaudeSession session, string tail) => new(
        Bench.Locate(session.Transcript),
        WriteMode.Append,
        Bench.Source([.. session.Bytes, .. Encoding.UTF8.GetBytes(tail)], session.Bytes.Length),
        session.Modified.ToUnixTimeSeconds(),
        StoreBench.StampOf(session.Transcript));
}
