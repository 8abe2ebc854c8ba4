using System.Globalization;
using System.Text;
using SessionSync.Platform;

namespace SessionSync.State;

/// <summary>Keeps two runs for the same project apart. The kernel lets go of it when its holder ends, however that ends.</summary>
public sealed class ProjectLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private ProjectLock(FileStream file) => _file = file;

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
                var taken = new ProjectLock(PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None));
                Sign(HolderOf(path), clock.GetUtcNow());
                taken.HadToWait = hadToWait;
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
                    ExitCode.Failure, $"Cannot lock the sessions of {project}", exception.Message, $"Make room, or look at the permissions: {Path.GetDirectoryName(path)}");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>Another run held it first: what was seen before may no longer be so.</summary>
    public bool HadToWait { get; private set; }

    public void Dispose() => _file.Dispose();

    /// <summary>Who holds it is written beside it: nobody else can read what is locked.</summary>
    private static string HolderOf(string path) => path + ".holder";

    private static void Sign(string holder, DateTimeOffset now)
    {
        try
        {
            using FileStream file = PrivateFile.Open(holder, FileMode.Create, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {now:yyyy-MM-dd HH:mm:ss}Z")));
        }
        catch (IOException)
        {
            // The lock is held all the same.
        }
    }

    private static SyncException HeldByAnother(string path, string project)
    {
        string holder = "";
        try
        {
            using var file = new FileStream(HolderOf(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            holder = reader.ReadToEnd();
        }
        catch (IOException)
        {
            // Who holds it is only said to help; that it is held is certain.
        }

        string[] parts = Printable.Line(holder).Split(' ', 2);
        string why = parts is [var process, var since] ? $"Process {process} has been at it since {since}" : "Another process is at it";
        string[] todo = parts.Length == 2 ? ["Wait for it to end, then try again", $"Look at it: ps -p {parts[0]}"] : ["Wait for it to end, then try again"];
        return new SyncException(ExitCode.Locked, $"The sessions of {project} are being synced already", why, todo);
    }
}
