using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Sync.Execution;

/// <summary>Tells what was altered in place in a transcript. Agents only append to one or write it anew; a line that still is where it was, as long as it was, and no
/// longer says the same, was damaged, even where it still can be read as a record.</summary>
internal static class AlteredLines
{
    /// <summary>The hashes of such lines; none where anything else differs in the part that was the same once.</summary>
    /// <param name="trusted">The version that still holds that part, at its beginning.</param>
    /// <param name="changed">The version that does not, at its beginning.</param>
    /// <param name="length">How long that part is, in bytes of <paramref name="changed"/>.</param>
    public static async Task<HashSet<UInt128>> FindAsync(Stream trusted, Stream changed, long length, CancellationToken cancellationToken)
    {
        HashSet<UInt128> altered = [];
        using LineReader left = new(trusted);
        using LineReader right = new(changed);
        for (long position = 0; position < length && await left.ReadAsync(cancellationToken) && await right.ReadAsync(cancellationToken); position += right.Line.Length + 1)
        {
            if (left.Line.Length != right.Line.Length)
            {
                return [];
            }

            if (!left.Line.Span.SequenceEqual(right.Line.Span))
            {
                altered.Add(LineHash.Of(right.Line.Span));
            }
        }

        return altered;
    }

    /// <summary>The same contents, with these lines no records but damage.</summary>
    public static VersionContents Apart(VersionContents contents, HashSet<UInt128> altered) => altered.Count == 0
        ? contents
        : new VersionContents(contents.Records.Where(record => !altered.Contains(record)).ToHashSet(), contents.Damages.Union(altered).ToHashSet());
}
