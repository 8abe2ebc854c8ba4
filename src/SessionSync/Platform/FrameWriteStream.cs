using System.Diagnostics;
using System.Text;

namespace SessionSync.Platform;

/// <summary>Writes what it is given as frames (see <see cref="FrameReadStream"/>). Without <see cref="EndAsync"/> the other side
/// knows that it did not get all.</summary>
internal sealed class FrameWriteStream(Stream output) : WriteOnlyStream
{
    /// <summary>The first frame is small so that it leaves at once, the others large so that the far side handles few.</summary>
    private const int FirstFrame = 64 * 1024;
    private const int LargestFrame = 1024 * 1024;
    private byte[] _buffer = new byte[FirstFrame];
    private int _filled;

    /// <summary>How long the output has kept us waiting.</summary>
    public TimeSpan Waited { get; private set; }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            int taken = Math.Min(buffer.Length, _buffer.Length - _filled);
            buffer[..taken].CopyTo(_buffer.AsMemory(_filled));
            _filled += taken;
            buffer = buffer[taken..];
            if (_filled == _buffer.Length)
            {
                await SendAsync(cancellationToken);
                if (_buffer.Length < LargestFrame)
                {
                    _buffer = new byte[LargestFrame];
                }
            }
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        await output.WriteAsync("0\n"u8.ToArray(), cancellationToken);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_filled == 0)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        await output.WriteAsync(Encoding.ASCII.GetBytes($"{_filled}\n"), cancellationToken);
        await output.WriteAsync(_buffer.AsMemory(0, _filled), cancellationToken);
        Waited += Stopwatch.GetElapsedTime(start);
        _filled = 0;
    }
}
