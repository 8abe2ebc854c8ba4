using ZstdSharp;

namespace SessionSync.Platform;

/// <summary>The decompressed content of a file of zstd frames. Where the compression is damaged or cut off, the stream ends and <see cref="IsDamaged"/> is
/// true.</summary>
/// <param name="compressed">Is closed with it.</param>
internal sealed class ZstandardStream(Stream compressed) : ReadOnlyStream
{
    private readonly DecompressionStream _content = new(compressed, leaveOpen: false);

    /// <summary>Whether it ended before its end.</summary>
    public bool IsDamaged { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (IsDamaged)
        {
            return 0;
        }

        try
        {
            return _content.Read(buffer);
        }
        catch (Exception exception) when (exception is ZstdException or EndOfStreamException)
        {
            IsDamaged = true;
            return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
