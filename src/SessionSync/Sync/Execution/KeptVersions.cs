using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Brings versions of files into the journal before they are replaced.</summary>
internal sealed class KeptVersions(SyncSetup setup, JournalEntry entry)
{
    /// <summary>Fetches the version that each of these steps has on one side; the path it was kept at, or null where it could not be read.</summary>
    public async Task<IReadOnlyList<string?>> KeepAsync(
        IReadOnlyList<(SessionKey Session, FileStep Step)> steps, bool isLocal, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
        {
            return [];
        }

        var paths = new string[steps.Count];
        var ranges = new FileRange[steps.Count];
        for (int index = 0; index < steps.Count; index++)
        {
            (SessionKey session, FileStep step) = steps[index];
            SessionFile file = (isLocal ? step.Local : step.Remote)!;
            paths[index] = entry.NextKept();
            ranges[index] = new FileRange(new FileLocation(session.Agent, file.Path), 0, file.Stamp.Size);
            entry.Write(JournalLines.Kept(session, step.Name, isLocal ? setup.Local.Name : setup.Target, file, Path.GetFileName(paths[index])));
        }

        var receiver = new FileReceiver(paths);
        IContentSource source = isLocal ? setup.Local : setup.Remote;
        await source.ReadAsync(ranges, receiver, cancellationToken);
        return [.. paths.Select((path, index) => receiver.FailureOf(index) is null ? path : null)];
    }
}
