using System.Buffers.Binary;
using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Vault.Keeping;

/// <summary>Finds segments that a new one is much like: forks and sessions that were written anew share most of what they say, but not their lines. It is known from
/// a file in the cache; without it nothing is lost but space.</summary>
/// <param name="path">The file: records of a hash and <see cref="Sketch.Size"/> numbers.</param>
internal sealed class SimilarSegments(string path)
{
    private const int RecordSize = Sha256.Length + (Sketch.Size * sizeof(ulong));

    /// <summary>So many of its numbers must be shared: fewer are chance, or a common phrase.</summary>
    private const int LeastShared = 2;
    private readonly Dictionary<ulong, ContentHash> _segments = [];
    private bool _isLoaded;

    /// <summary>The segment that shares most with this sketch; null where none shares enough.</summary>
    public ContentHash? Find(ImmutableArray<ulong> sketch)
    {
        if (sketch.IsEmpty)
        {
            return null;
        }

        Load();
        return sketch
            .Select(number => _segments.TryGetValue(number, out ContentHash segment) ? segment : (ContentHash?)null)
            .OfType<ContentHash>()
            .GroupBy(static segment => segment)
            .Where(static votes => votes.Count() >= LeastShared)
            .MaxBy(static votes => votes.Count())?.Key;
    }

    /// <summary>Remembers a segment that can be read alone.</summary>
    public void Add(ContentHash segment, ImmutableArray<ulong> sketch)
    {
        Load();
        Remember(segment, sketch);
        byte[] record = new byte[RecordSize];
        Convert.FromHexString(segment.Hex).CopyTo(record, 0);
        for (int index = 0; index < sketch.Length; index++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(Sha256.Length + (index * sizeof(ulong))), sketch[index]);
        }

        try
        {
            using FileStream file = PrivateFile.Open(path, FileMode.Append, FileShare.ReadWrite);
            file.Write(record);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // This run knows it all the same; later ones compress less.
            return;
        }
    }

    private void Load()
    {
        if (_isLoaded)
        {
            return;
        }

        _isLoaded = true;
        byte[] records = ReadRecords();
        for (int start = 0; start + RecordSize <= records.Length; start += RecordSize)
        {
            ReadOnlySpan<byte> record = records.AsSpan(start, RecordSize);
            var sketch = ImmutableArray.CreateBuilder<ulong>(Sketch.Size);
            for (int at = Sha256.Length; at < RecordSize; at += sizeof(ulong))
            {
                sketch.Add(BinaryPrimitives.ReadUInt64LittleEndian(record[at..]));
            }

            Remember(new ContentHash(Convert.ToHexStringLower(record[..Sha256.Length])), sketch.ToImmutable());
        }
    }

    private byte[] ReadRecords()
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without what was remembered segments are compressed alone.
            return [];
        }
    }

    /// <summary>The first segment that has a number stays the one for it. A record that has fewer is filled up with zeros.</summary>
    private void Remember(ContentHash segment, ImmutableArray<ulong> sketch)
    {
        foreach (ulong number in sketch.Where(static number => number != 0))
        {
            _segments.TryAdd(number, segment);
        }
    }
}
