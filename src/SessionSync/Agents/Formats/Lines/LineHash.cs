using System.Buffers.Binary;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Names a line by half of its SHA-256: short enough to remember millions, long enough never to meet another line's.</summary>
internal static class LineHash
{
    public static UInt128 Of(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.HashData(line, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
