using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>Passes on another stream with one value of its beginning replaced. Leaves that stream open.</summary>
internal sealed class HeaderChangeStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly HeaderValue _from;
    private readonly byte[] _literal;
    private byte[]? _beginning;
    private int _told;

    internal HeaderChangeStream(Stream inner, HeaderValue from, byte[] literal)
    {
        _inner = inner;
        _from = from;
        _literal = literal;
    }

    /// <summary>Whether the value was found where it was to be replaced; known once something was read. Where it was not, the content is
    /// another than the one it was meant for, and is passed on as it is.</summary>
    public bool WasFound { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _beginning ??= await ReadBeginningAsync(cancellationToken);
        if (_told == _beginning.Length)
        {
            return await _inner.ReadAsync(buffer, cancellationToken);
        }

        int count = Math.Min(buffer.Length, _beginning.Length - _told);
        _beginning.AsMemory(_told, count).CopyTo(buffer);
        _told += count;
        return count;
    }

    private async Task<byte[]> ReadBeginningAsync(CancellationToken cancellationToken)
    {
        byte[] beginning = new byte[_from.End];
        int read = await _inner.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        WasFound = read == beginning.Length && Says(beginning.AsSpan(_from.Start));
        return WasFound ? [.. beginning.AsSpan(0, _from.Start), .. _literal] : beginning[..read];
    }

    private bool Says(ReadOnlySpan<byte> literal)
    {
        literal = literal.TrimEnd((byte)' ');
        return literal is [(byte)'"', .. var inside, (byte)'"'] && HeaderReader.Decode(inside) == _from.Text;
    }
}
