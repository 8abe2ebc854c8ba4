using System.Globalization;
using System.Text;
using SessionSync.Platform;

namespace SessionSync.Sync.Journal;

/// <summary>The journal of one run.</summary>
public sealed class JournalEntry(string folder)
{
    private int _kept;

    public string Folder => folder;

    /// <summary>Adds lines, which are on the disk when this returns.</summary>
    /// <param name="lines">Each one JSON object.</param>
    public void Write(params IReadOnlyCollection<string> lines)
    {
        using FileStream file = PrivateFile.Open(Path.Combine(folder, "entry.jsonl"), FileMode.Append, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
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
