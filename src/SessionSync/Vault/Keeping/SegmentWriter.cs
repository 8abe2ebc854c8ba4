using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Vault.Format;
using SessionSync.Vault.Reading;

namespace SessionSync.Vault.Keeping;

/// <summary>Brings the content of session files into a vault, each segment once.</summary>
internal sealed class SegmentWriter(PackedWriter writer, VaultReader reader, SimilarSegments similar)
{
    /// <summary>Smaller ones are compressed alone: what is saved would not pay for the second file that has to be read.</summary>
    private const int LeastCompared = 16 * 1024;

    /// <summary>Adds so many bytes of a stream, or as many as there are.</summary>
    public async Task<ImmutableArray<SegmentName>> WriteAsync(Stream content, long length, CancellationToken cancellationToken)
    {
        var segments = ImmutableArray.CreateBuilder<SegmentName>();
        var cutter = new SegmentCutter(content, length);
        for (ReadOnlyMemory<byte> piece; !(piece = await cutter.NextAsync(cancellationToken)).IsEmpty;)
        {
            var segment = new SegmentName(ContentHash.Of(piece.Span), piece.Length);
            if (!writer.Has(segment.File))
            {
                await AddAsync(segment.File, piece, cancellationToken);
            }

            segments.Add(segment);
        }

        return segments.ToImmutable();
    }

    private async Task AddAsync(VaultFile name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ImmutableArray<ulong> sketch = content.Length < LeastCompared ? [] : Sketch.Of(content.Span);
        PackingBase? like = similar.Find(sketch) is { } found ? await TryReadBaseAsync(found, cancellationToken) : null;
        await writer.AddAsync(name, content, like, cancellationToken);
        if (like is null && !sketch.IsEmpty)
        {
            similar.Add(name.Name, sketch);
        }
    }

    /// <summary>Null where the segment is not there any more, or not sound: then nothing is made to depend on it.</summary>
    private async Task<PackingBase?> TryReadBaseAsync(ContentHash name, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadBaseAsync(new VaultFile(VaultFileKind.Segment, name), cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
