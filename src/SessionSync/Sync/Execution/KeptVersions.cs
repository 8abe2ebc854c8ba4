using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Brings versions of files into the journal before they are replaced, and those that have to be read. Each is brought once.</summary>
internal sealed class KeptVersions(SyncSetup setup, JournalEntry entry)
{
    private readonly Dictionary<FileVersion, string> _paths = [];
    private readonly HashSet<FileVersion> _told = [];

    /// <summary>Fetches the version that each of these steps has on one side and notes that it is kept; the path it was kept at, or null where
    /// it could not be read.</summary>
    public async Task<IReadOnlyList<string?>> KeepAsync(
        IReadOnlyList<(SessionKey Session, FileStep Step)> steps, bool isLocal, CancellationToken cancellationToken)
    {
        IReadOnlyList<string?> paths = await FetchAsync(steps, isLocal, cancellationToken);
        for (int index = 0; index < steps.Count; index++)
        {
            (SessionKey session, FileStep step) = steps[index];
            if (paths[index] is { } path && _told.Add(VersionOf(session, step, isLocal)))
            {
                entry.Write(JournalLines.Kept(session, step.Name, isLocal ? setup.Local.Traits.Name : setup.Target, FileOf(step, isLocal), Path.GetFileName(path)));
            }
        }

        return paths;
    }

    /// <summary>The size and the hash by which a version is recognised.</summary>
    /// <param name="path">Where it is kept.</param>
    public static BytesBefore Describe(string path)
    {
        using FileStream version = File.OpenRead(path);
        return new BytesBefore(version.Length, new ContentHash(Convert.ToHexStringLower(Sha256.HashData(version))));
    }

    /// <summary>Fetches the versions that these steps have on one side; null where one could not be read.</summary>
    public async Task<IReadOnlyList<string?>> FetchAsync(
        IReadOnlyList<(SessionKey Session, FileStep Step)> steps, bool isLocal, CancellationToken cancellationToken)
    {
        (SessionKey Session, FileStep Step)[] missing = [.. steps.Where(one => !_paths.ContainsKey(VersionOf(one.Session, one.Step, isLocal)))];
        if (missing.Length > 0)
        {
            string[] paths = [.. missing.Select(_ => entry.NextKept())];
            FileRange[] ranges = [.. missing.Select(one => RangeOf(one.Session, FileOf(one.Step, isLocal)))];
            var receiver = new FileReceiver(paths);
            IContentStore store = isLocal ? setup.Local : setup.Remote;
            var steady = new SteadySource(store, isLocal, [.. missing.Select(one => FileOf(one.Step, isLocal))]);
            await steady.ReadAsync(ranges, receiver, cancellationToken);
            for (int index = 0; index < missing.Length; index++)
            {
                if (receiver.FailureOf(index) is null)
                {
                    _paths[VersionOf(missing[index].Session, missing[index].Step, isLocal)] = paths[index];
                }
            }
        }

        return [.. steps.Select(one => _paths.GetValueOrDefault(VersionOf(one.Session, one.Step, isLocal)))];
    }

    /// <summary>Removes what was only read, and not replaced.</summary>
    public void DropRead()
    {
        foreach ((FileVersion version, string path) in _paths)
        {
            if (!_told.Contains(version))
            {
                File.Delete(path);
            }
        }
    }

    private static SessionFile FileOf(FileStep step, bool isLocal) => (isLocal ? step.Local : step.Remote)!;

    private static FileRange RangeOf(SessionKey session, SessionFile file) => new(new StorePath(session.Agent, file.Path), 0, file.Stamp.Size);

    private static FileVersion VersionOf(SessionKey session, FileStep step, bool isLocal) => new(new FileKey(session, step.Name), isLocal, FileOf(step, isLocal).Stamp);

    private readonly record struct FileVersion(FileKey File, bool IsLocal, FileStamp Stamp);
}
