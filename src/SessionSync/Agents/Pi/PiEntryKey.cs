using SessionSync.Agents.Lines;

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
            : record.Id.IsEmpty ? LineHash.Of(line)
            : LineHash.Of([.. record.Id, Separator, .. record.Parent, Separator, .. record.Timestamp]);
    }

    private static byte[] WithoutLinks(ReadOnlySpan<byte> line)
    {
        List<byte> content = [];
        var members = new JsonMembers(line);
        while (members.Read())
        {
            if (!IsLink(members.Name))
            {
                content.AddRange(members.Name);
                content.Add(Separator);
                content.AddRange(members.Value);
                content.Add(Separator);
            }
        }

        return [.. content];
    }

    private static bool IsLink(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("id"u8) || name.SequenceEqual("parentId"u8) || name.SequenceEqual("firstKeptEntryId"u8) || name.SequenceEqual("firstKeptEntryIndex"u8);
}
