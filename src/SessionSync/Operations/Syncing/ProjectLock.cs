using System.Text;
using SessionSync.Platform;

namespace SessionSync.Operations.Syncing;

/// <summary>Keeps two runs for the same project apart. The kernel lets go of it when its holder ends, however that ends.</summary>
public sealed class ProjectLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private ProjectLock(FileStream file, LockHolder? before)
    {
        _file = file;
        Before = before;
    }

    /// <summary>Another run held it first: what was seen before may no longer be so.</summary>
    public bool HadToWait { get; private init; }

    /// <summary>Who signed it last before this holder; null for nobody.</summary>
    public LockHolder? Before { get; }

    /// <summary>Takes the lock, waiting up to <paramref name="patience"/> for another holder.</summary>
    /// <param name="project">How the project is called in messages.</param>
    /// <exception cref="SyncException">Another run still holds it.</exception>
    public static async Task<ProjectLock> TakeAsync(
        string path, string project, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        for (bool hadToWait = false; ; hadToWait = true)
        {
            try
            {
                var taken = new ProjectLock(PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None), LockHolder.Of(path)) { HadToWait = hadToWait };
                Sign(path, clock.GetUtcNow());
                return taken;
            }
            catch (IOException) when (File.Exists(path))
            {
                if (clock.GetElapsedTime(start) > patience)
                {
                    throw HeldByAnother(path, project);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new SyncException(
                    FailureKind.Failed, $"Cannot lock the sessions of {project}", FileTrouble.Of(exception, path), $"Make room, or look at the permissions: {Path.GetDirectoryName(path)}");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Sign(string path, DateTimeOffset now)
    {
        try
        {
            using FileStream file = PrivateFile.Open(LockHolder.PathOf(path), FileMode.Create, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(new LockHolder(Environment.ProcessId, now).ToString()));
        }
        catch (IOException)
        {
            // The lock is held all the same.
        }
    }

    /// <summary>Who holds it is only said to help; that it is held is certain.</summary>
    private static SyncException HeldByAnother(string path, string project)
    {
        const string Wait = "Wait for it to end, then try again";
        return LockHolder.Of(path) is { } holder
            ? new SyncException(
                FailureKind.Locked, What(project), $"Process {holder.ProcessId} has been at it since {holder.Since:yyyy-MM-dd HH:mm:ss}Z", Wait, $"Look at it: ps -p {holder.ProcessId}")
            : new SyncException(FailureKind.Locked, What(project), "Another process is at it", Wait);
    }

    private static string What(string project) => $"The sessions of {project} are being synced already";
}
