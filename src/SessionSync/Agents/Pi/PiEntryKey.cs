using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Pi;

/// <summary>Tells whether two versions of a session hold the same entry. Pure.</summary>
internal static class PiEntryKey
{
    private const byte Separator = 0;

    /// <param name="isLinear">One of the versions has no ids: what clients add to entries without is left out of the comparison.</param>
    /// <returns>Null for a header and for an empty line.</returns>
    public static UInt128? Of(ReadOnlySpan<byte> line, bool isLinear)
    {
        line = RecordLine.Trim(line);
        if (line.IsEmpty)
        {
            return null;
        }

        if (!PiRecord.TryRead(line, out PiRecord record))
        {
            return LineHash.Of(line);
        }

        // Ids alone are too short to be told apart for sure.
        return record.IsHeader ? null
            : isLinear ? LineHash.Of(WithoutLinks(line))
            : record.Id.IsMissing ? LineHash.Of(line)
            : LineHash.Of([.. record.Id.Bytes, Separator, .. record.Parent.Bytes, Separator, .. record.Timestamp.Bytes]);
    }

    private static byte[] WithoutLinks(ReadOnlySpan<byte> line)
    {
        List<byte> content = [];
        _ = JsonPiece.TryParse(line.ToArray(), out JsonPiece record);
        foreach (JsonMember member in record.Members)
        {
            if (!IsLink(member.Name))
            {
                content.AddRange(member.Name);
                content.Add(Separator);
                content.AddRange(member.Value.Bytes);
                content.Add(Separator);
            }
        }

        return [.. content];
    }

    private static bool IsLink(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("id"u8) || name.SequenceEqual("parentId"u8) || name.SequenceEqual("firstKeptEntryId"u8) || name.SequenceEqual("firstKeptEntryIndex"u8);
}
