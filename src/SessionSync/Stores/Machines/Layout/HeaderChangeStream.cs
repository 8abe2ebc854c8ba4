using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>Passes on another stream with one value of its first line replaced. Leaves that stream open.</summary>
internal sealed class HeaderChangeStream : ReadOnlyStream
{
    /// <summary>A first line that is longer than this is taken for whole, in bytes: agents write some tens of thousands.</summary>
    private const int LongestHeader = 1 << 20;

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

    /// <summary>Whether it was found in what is no record any more: nobody can tell what that was, so it is passed on as it is.</summary>
    public bool IsDamaged { get; private set; }

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
        if (read < beginning.Length || !Says(beginning.AsSpan(_from.Start)))
        {
            return beginning[..read];
        }

        byte[] whole = await ReadLineAsync(beginning, cancellationToken);
        int end = Array.IndexOf(whole, (byte)'\n');
        IsDamaged = (end >= 0 || whole.Length < LongestHeader) && !StrictJson.IsObject(whole.AsSpan(0, end < 0 ? whole.Length : end));
        WasFound = !IsDamaged;
        return IsDamaged ? whole : [.. whole.AsSpan(0, _from.Start), .. _literal, .. whole.AsSpan(_from.End)];
    }

    /// <summary>Goes on from the beginning until a line has ended; what was read behind that comes with it.</summary>
    private async Task<byte[]> ReadLineAsync(byte[] beginning, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        line.Write(beginning);
        byte[] buffer = new byte[4096];
        int read = beginning.Length;
        bool hasEnded = beginning.Contains((byte)'\n');
        while (!hasEnded && read > 0 && line.Length < LongestHeader)
        {
            read = await _inner.ReadAsync(buffer, cancellationToken);
            line.Write(buffer, 0, read);
            hasEnded = buffer.AsSpan(0, read).Contains((byte)'\n');
        }

        return line.ToArray();
    }

    private bool Says(ReadOnlySpan<byte> literal)
    {
        literal = literal.TrimEnd((byte)' ');
        return literal is [(byte)'"', .. var inside, (byte)'"'] && HeaderReader.Decode(inside) == _from.Text;
    }
}
