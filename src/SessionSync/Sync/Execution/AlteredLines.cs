using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The lines that were altered in place in one of two versions of a transcript. Agents only append to one or write it anew; a line that still is
/// where it was, as long as it was, and no longer says the same, was damaged, even where it still can be read as a record.</summary>
/// <param name="IsHere">This machine's version was altered; else the other one's.</param>
/// <param name="Hashes">Of such lines, as they are now; at least one.</param>
/// <param name="End">Bytes, with this machine's directory in the header: until here the other version has what was altered as it was.</param>
internal sealed record AlteredLines(bool IsHere, IReadOnlySet<UInt128> Hashes, long End)
{
    /// <summary>Null where nothing was, or where the memory does not tell which of the versions still is as it was.</summary>
    /// <param name="step">The two versions.</param>
    /// <param name="known">What is remembered of the time when both were the same.</param>
    /// <param name="here">Opens this machine's version at its beginning.</param>
    /// <param name="there">Opens the other one's, with this machine's directory in its header.</param>
    /// <param name="growth">Bytes that the header gains from that.</param>
    public static async Task<AlteredLines?> FindAsync(
        FileStep step, BaselineFile? known, Func<Stream> here, Func<Stream> there, long growth, CancellationToken cancellationToken)
    {
        if (known is not { } synced)
        {
            return null;
        }

        bool isHere = Trusts(synced.Remote, step.Remote!.Stamp, synced.Local, step.Local!.Stamp);
        if (!isHere && !Trusts(synced.Local, step.Local!.Stamp, synced.Remote, step.Remote!.Stamp))
        {
            return null;
        }

        await using Stream trusted = isHere ? there() : here();
        await using Stream changed = isHere ? here() : there();
        long length = isHere ? synced.Local.Size : synced.Remote.Size + growth;
        (HashSet<UInt128> hashes, long end) = await FindAsync(trusted, changed, length, cancellationToken);
        return hashes.Count == 0 ? null : new AlteredLines(isHere, hashes, end);
    }

    /// <summary>The hashes of such lines, and where the last line that was compared ends; none where anything else differs in the part that was the same once.</summary>
    /// <param name="trusted">The version that still holds that part, at its beginning.</param>
    /// <param name="changed">The version that does not, at its beginning.</param>
    /// <param name="length">How long that part is, in bytes of <paramref name="changed"/>.</param>
    public static async Task<(HashSet<UInt128> Hashes, long End)> FindAsync(Stream trusted, Stream changed, long length, CancellationToken cancellationToken)
    {
        HashSet<UInt128> altered = [];
        HashSet<UInt128> before = [];
        HashSet<UInt128> present = [];
        using LineReader left = new(trusted);
        using LineReader right = new(changed);
        bool isCommon = true;
        long position = 0;
        while (await right.ReadAsync(cancellationToken))
        {
            UInt128 now = LineHash.Of(right.Line.Span);
            present.Add(now);
            isCommon = isCommon && position < length && await left.ReadAsync(cancellationToken);
            if (!isCommon)
            {
                continue;
            }

            if (left.Line.Length != right.Line.Length)
            {
                return ([], 0);
            }

            // What is damaged itself says nothing of what was there.
            if (!left.Line.Span.SequenceEqual(right.Line.Span) && LineContents.IsRecord(left.Line.Span))
            {
                altered.Add(now);
                before.Add(LineHash.Of(left.Line.Span));
            }

            position += right.Line.Length + 1;
        }

        // What only has another place was brought together with somebody else's.
        return before.Overlaps(present) ? ([], 0) : (altered, position);
    }

    /// <summary>The contents of the altered version, with these lines no records but damage.</summary>
    public VersionContents Apart(VersionContents contents) =>
        new(contents.Records.Where(record => !Hashes.Contains(record)).ToHashSet(), contents.Damages.Union(Hashes).ToHashSet());

    /// <summary>Writes the altered version with what the other one still has as it was.</summary>
    public async Task MendAsync(Stream trusted, Stream altered, Stream mended, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];

        // Where the other version ends without a newline, it comes from the altered one.
        long common = Math.Min(End, trusted.Length);
        long left = common;
        for (int read; left > 0 && (read = await trusted.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken)) > 0; left -= read)
        {
            await mended.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        altered.Position = Math.Min(common, altered.Length);
        await altered.CopyToAsync(mended, cancellationToken);
    }

    /// <summary>Whether it is the other side's version that was changed since both were the same: this one is as it was; or it grew, as agents do, while the other one, of the
    /// size that it had, did not.</summary>
    private static bool Trusts(FileStamp known, FileStamp now, FileStamp otherKnown, FileStamp other) =>
        (now == known && other != otherKnown) || (now.Size > known.Size && other.Size == otherKnown.Size && other != otherKnown);
}
