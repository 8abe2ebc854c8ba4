using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Sync.Journal;

/// <summary>One entry per run that changes anything, with what was replaced. An entry is a folder: <c>entry.jsonl</c>, whose first line
/// tells what the run set out to do and whose last how it ended, and <c>kept/</c> with the replaced files.</summary>
public sealed class SyncJournal(string directory, TimeProvider clock)
{
    /// <summary>Entries older than this are dropped: what they replaced has been superseded for a season.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    /// <summary>Begins an entry; its first record is on the disk when this returns.</summary>
    public JournalEntry Begin(RunBegan began)
    {
        DropOld();
        string name = $"{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}-{Path.GetRandomFileName()[..6]}";
        var entry = new JournalEntry(Path.Combine(directory, name));
        entry.Write(began);
        return entry;
    }

    private void DropOld()
    {
        PrivateFile.CreateDirectory(directory);
        string oldest = (clock.GetUtcNow() - Retention).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        foreach (string entry in Directory.EnumerateDirectories(directory))
        {
            if (string.CompareOrdinal(Path.GetFileName(entry), oldest) < 0)
            {
                Directory.Delete(entry, recursive: true);
            }
        }
    }
}
