using System.Diagnostics;
using System.Security.Cryptography;
using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Security;

/// <summary>A sync with a far side that means harm, and what it did to this one.</summary>
internal sealed class Watched : IDisposable
{
    private const long MostMemory = 64L * 1024 * 1024;

    public Watched() => Homes = new TwoHomes(Folder.Combine("homes"));

    public TemporaryFolder Folder { get; } = new();

    public TwoHomes Homes { get; }

    public void Dispose() => Folder.Dispose();

    /// <summary>Syncs; the whole of it must fail in order, or single sessions must, and soon.</summary>
    public async Task<TargetResult?> SyncAsync(HostileMachine machine)
    {
        long start = Stopwatch.GetTimestamp();
        using var watching = new CancellationTokenSource();
        Task<long> peak = WatchMemoryAsync(watching.Token);
        TargetResult? result = null;
        Exception? exception = await Record.ExceptionAsync(async () => result = await Homes.SyncAsync(machine.Build()));
        await watching.CancelAsync();
        Assert.True(exception is null or SyncException { Kind: FailureKind.Unreachable }, $"{exception}");
        Assert.True(Stopwatch.GetElapsedTime(start) < Patience.Limit, "It comes to no end");
        Assert.InRange(await peak, 0, MostMemory);
        return result;
    }

    /// <summary>Every file and link here, with its content, outside of what was recorded about syncs.</summary>
    public SortedDictionary<string, string> Snapshot()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (FileSystemInfo info in new DirectoryInfo(Folder.Combine("homes")).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            string path = Path.GetRelativePath(Folder.Combine("homes"), info.FullName);
            if (!path.StartsWith("state", StringComparison.Ordinal))
            {
                files[path] = info.LinkTarget ?? (info is FileInfo ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(info.FullName))) : "folder");
            }
        }

        return files;
    }

    private static async Task<long> WatchMemoryAsync(CancellationToken cancellationToken)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
            await Task.Delay(5, CancellationToken.None);
        }

        return peak;
    }
}
