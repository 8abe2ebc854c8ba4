namespace SessionSync.Vault.Keeping;

/// <summary>Cuts content into segments: at ends of lines, and where what is in front of the cut says so. Content that two files share is then cut alike in both,
/// whatever lies before it. Nobody who reads a vault depends on where cuts are.</summary>
/// <param name="content">Read from where it is to <paramref name="length"/> bytes further on, or to its end.</param>
internal sealed class SegmentCutter(Stream content, long length)
{
    /// <summary>Bytes of the smallest segment that something follows, and of the largest.</summary>
    private const int Least = 512 * 1024;
    private const int Most = 4 * 1024 * 1024;

    /// <summary>How much in front of a line's end decides.</summary>
    private const int Looked = 32;

    /// <summary>Of so many ends of lines one is a cut.</summary>
    private const uint Rarity = 256;
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;
    private readonly byte[] _buffer = new byte[(int)Math.Min(Most, Math.Max(length, 1))];
    private long _left = length;
    private int _taken;
    private int _filled;

    /// <summary>The next segment, good until the next call; empty behind the last one.</summary>
    public async Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_taken, _filled - _taken).CopyTo(_buffer);
        _filled -= _taken;
        int wanted = (int)Math.Min(_left, _buffer.Length - _filled);
        int read = await content.ReadAtLeastAsync(_buffer.AsMemory(_filled, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
        _filled += read;
        _left = read < wanted ? 0 : _left - read;
        _taken = CutOf(_buffer.AsSpan(0, _filled), isLast: _left == 0);
        return _buffer.AsMemory(0, _taken);
    }

    private static int CutOf(ReadOnlySpan<byte> text, bool isLast)
    {
        int last = 0;
        for (int from = Least; from < text.Length;)
        {
            int line = text[from..].IndexOf((byte)'\n');
            if (line < 0)
            {
                break;
            }

            from += line + 1;
            last = from;
            if (IsCut(text[(from - Looked)..from]))
            {
                return from;
            }
        }

        return isLast && text.Length < Most ? text.Length
            : last > 0 ? last
            : text.Length;
    }

    private static bool IsCut(ReadOnlySpan<byte> before)
    {
        uint hash = HashStart;
        foreach (byte value in before)
        {
            hash = (hash ^ value) * HashFactor;
        }

        return (hash >> 8) % Rarity == 0;
    }
}
