using System.Text;

namespace SessionSync.Cli.Output;

/// <summary>JSON in UTF-8 on its way to a writer of text. Only ASCII arrives, so it is safe wherever it is shown: JSON has other letters in strings
/// alone, where they can be escaped.</summary>
internal sealed class JsonTextStream(TextWriter writer) : Stream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private char[] _letters = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int most = Encoding.UTF8.GetMaxCharCount(buffer.Length);
        _letters = _letters.Length < most ? new char[most] : _letters;
        ReadOnlySpan<char> rest = _letters.AsSpan(0, _decoder.GetChars(buffer, _letters, flush: false));
        while (!rest.IsEmpty)
        {
            int ascii = rest.IndexOfAnyExceptInRange('\0', '~') is var end && end < 0 ? rest.Length : end;
            writer.Write(rest[..ascii]);
            rest = rest[ascii..];
            if (!rest.IsEmpty)
            {
                writer.Write($"\\u{(int)rest[0]:x4}");
                rest = rest[1..];
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => writer.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
