using System.Buffers.Binary;
using System.Buffers.Text;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Stands for an id in memory, sixteen bytes each: a UUID itself, half of a SHA-256 for anything else. Pure.</summary>
internal static class RecordKey
{
    private const int UuidLength = 36;

    /// <param name="id">As it is written; null for an empty one.</param>
    public static UInt128? Of(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Sha256.Length];
        if (id.Length != UuidLength || !Utf8Parser.TryParse(id, out Guid uuid, out int length) || length != UuidLength || !uuid.TryWriteBytes(bytes))
        {
            Sha256.HashData(id, bytes);
        }

        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    /// <summary>Enough to tell the ids of one file apart; two that meet by malice cost their own file a record.</summary>
    public static ulong HalfOf(UInt128 key) => (ulong)key ^ (ulong)(key >> 64);
}
