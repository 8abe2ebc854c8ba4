using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>Names the state of a folder tree by its files' paths, sizes and times, the same on both sides of the wire: the SHA-256
/// of the lines "./PATH SIZE MTIME", sorted by bytes.</summary>
internal static class ListingDigest
{
    /// <summary>There is no file.</summary>
    public static ContentHash OfNothing { get; } = Of([]);

    public static ContentHash Of(IEnumerable<(string Path, FileStamp Stamp)> files)
    {
        var lines = new List<byte[]>();
        foreach ((string path, FileStamp stamp) in files)
        {
            lines.Add(Encoding.UTF8.GetBytes($"{WireText.Listed($"./{path}")} {stamp.Size} {stamp.ModifiedSeconds}"));
        }

        lines.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        using Sha256 hash = new();
        foreach (byte[] line in lines)
        {
            hash.AppendData(line);
            hash.AppendData("\n"u8);
        }

        if (lines.Count == 0)
        {
            hash.AppendData("\n"u8);
        }

        return ContentHash.From(hash);
    }
}
