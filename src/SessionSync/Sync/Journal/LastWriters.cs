using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Journal;

/// <summary>Tells from the journal on which machine a conversation was last written, as far as runs on this machine know: a version that came from
/// a target and is still the same was written there, what was sent or has changed since was written here.</summary>
public sealed class LastWriters
{
    private const int MostEntries = 3000;

    private readonly Dictionary<SessionKey, (string Target, long Size, bool IsPulled)> _last = [];

    private LastWriters()
    {
    }

    public bool IsEmpty => _last.Count == 0;

    /// <summary>Reads a journal, its newest entries first.</summary>
    public static LastWriters Read(string directory)
    {
        var writers = new LastWriters();
        foreach (JournalRun run in JournalReader.Read(directory, MostEntries))
        {
            // A copy of a branch was written on neither machine by anybody else than a sync.
            HashSet<string> copies = [.. run.Records.OfType<BranchMade>().Select(static made => made.Branch)];

            // Of several writes of one run the last is the one that lasts.
            foreach (FileWritten write in run.Records.OfType<FileWritten>().Where(write => write.Session is null || !copies.Contains(write.Session)).Reverse())
            {
                writers.Add(write, run.Began.Target);
            }
        }

        return writers;
    }

    /// <returns>The target's name, <paramref name="here"/>, or null where no run knows.</returns>
    public string? Of(SessionKey session, long size, string here) =>
        !_last.TryGetValue(session, out (string Target, long Size, bool IsPulled) last) ? null
        : last.IsPulled && last.Size == size ? last.Target
        : here;

    private void Add(FileWritten write, string target)
    {
        if (write is { Session: { } session, File: SessionFile.Transcript, Status: WriteStatus.Written })
        {
            _last.TryAdd(new SessionKey(write.Agent, session), (target, write.From + write.Bytes, write.Direction == SyncDirection.Pull));
        }
    }
}
