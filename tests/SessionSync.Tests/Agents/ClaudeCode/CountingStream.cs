namespace SessionSync.Tests.Agents.ClaudeCode;

/// <summary>Tells how much was read of it.</summary>
internal sealed class CountingStream(byte[] content) : MemoryStream(content)
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read = base.Read(buffer);
        BytesRead += read;
        return read;
    }
}
