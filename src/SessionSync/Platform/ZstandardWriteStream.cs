namespace SessionSync.Platform;

/// <summary>Compresses what it is given and passes it on, by the system's library.</summary>
internal sealed class ZstandardWriteStream : WriteOnlyStream
{
    private const int OutputSize = 128 * 1024;
    private readonly SystemZstandard.Context _context;
    private readonly Stream _destination;
    private readonly byte[] _output = new byte[OutputSize];

    private ZstandardWriteStream(SystemZstandard.Context context, Stream destination) => (_context, _destination) = (context, destination);

    /// <summary>Null on a system without the library.</summary>
    public static ZstandardWriteStream? TryCreate(int level, Stream destination) =>
        SystemZstandard.TryCreate(level) is { } context ? new ZstandardWriteStream(context, destination) : null;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            (int taken, int given, _) = SystemZstandard.Compress(_context, buffer.Span, _output, SystemZstandard.Ending.Continue);
            buffer = buffer[taken..];
            await PassOnAsync(given, cancellationToken);
        }
    }

    /// <summary>Passes on what is left. Without it the other side knows that it did not get all.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        bool isMore = true;
        while (isMore)
        {
            (_, int given, isMore) = SystemZstandard.Compress(_context, [], _output, SystemZstandard.Ending.End);
            await PassOnAsync(given, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _context.Dispose();
        }

        base.Dispose(disposing);
    }

    private ValueTask PassOnAsync(int given, CancellationToken cancellationToken) =>
        given > 0 ? _destination.WriteAsync(_output.AsMemory(0, given), cancellationToken) : ValueTask.CompletedTask;
}
