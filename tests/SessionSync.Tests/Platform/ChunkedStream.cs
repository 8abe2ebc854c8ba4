using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

/// <summary>Gives its bytes in pieces of these sizes, in turn, as a pipe or a network does.</summary>
internal sealed class ChunkedStream(byte[] content, params int[] sizes) : ReadOnlyStream
{
    private int _position;
    private int _turn;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int size = sizes.Length == 0 ? content.Length : sizes[_turn++ % sizes.Length];
        int read = Math.Min(Math.Min(size, buffer.Length), content.Length - _position);
        content.AsMemory(_position, read).CopyTo(buffer);
        _position += read;
        return ValueTask.FromResult(read);
    }
}
