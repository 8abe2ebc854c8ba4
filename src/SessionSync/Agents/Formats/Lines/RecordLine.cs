namespace SessionSync.Agents.Formats.Lines;

/// <summary>One line of a transcript as bytes. Pure.</summary>
internal static class RecordLine
{
    /// <summary>Without what surrounds a record after a crash, on Windows or at the start of a file: NULs, white space, a byte order mark.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line[MarkLength(line)..].Trim(Filling);

    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line) => line[MarkLength(line.Span)..].Trim(Filling);

    public static bool IsBlank(ReadOnlySpan<byte> line) => Trim(line).IsEmpty;

    private static ReadOnlySpan<byte> Filling => "\0 \t\r\n"u8;

    private static int MarkLength(ReadOnlySpan<byte> line) => line.StartsWith("\uFEFF"u8) ? 3 : 0;
}
