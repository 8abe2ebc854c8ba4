using System.Globalization;
using System.Text;
using SessionSync.Platform;

namespace SessionSync.Sync.Journal;

/// <summary>The journal of one run.</summary>
public sealed class JournalEntry(string folder)
{
    /// <summary>The name of the file with the records.</summary>
    internal const string FileName = "entry.jsonl";

    private int _kept;

    public string Folder => folder;

    /// <summary>Adds records, which are on the disk when this returns.</summary>
    public void Write(params IReadOnlyCollection<JournalRecord> records)
    {
        using FileStream file = PrivateFile.Open(Path.Combine(folder, FileName), FileMode.Append, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(string.Join('\n', records.Select(JournalWriter.Compose)) + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>A path for a file that is to be kept, with the name it goes by in the entry.</summary>
    public string NextKept()
    {
        string kept = Path.Combine(folder, "kept");
        PrivateFile.CreateDirectory(kept);
        return Path.Combine(kept, (_kept++).ToString(CultureInfo.InvariantCulture));
    }
}
