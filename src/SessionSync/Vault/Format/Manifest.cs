using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>One version of a session file: the segments that it is made of, and all that is needed to put it back.</summary>
/// <param name="Machine">Whose file it was.</param>
/// <param name="Root">The folder that the path is relative to, on that machine.</param>
/// <param name="ModifiedSeconds">The file's modification time, in Unix seconds.</param>
/// <param name="Segments">In the order of the file.</param>
internal sealed record Manifest(VaultKey Key, string Machine, string Root, long ModifiedSeconds, ImmutableArray<SegmentName> Segments)
{
    /// <summary>Of the whole file, in bytes.</summary>
    public long Length => Segments.Sum(static segment => (long)segment.Length);

    /// <summary>One line of JSON. The same version has the same text, and so the same name.</summary>
    public byte[] ToBytes() => VaultText.Write(json =>
    {
        json.WriteString("agent", Key.Agent.Value);
        json.WriteString("path", Key.Path);
        json.WriteString("machine", Machine);
        json.WriteString("root", Root);
        json.WriteNumber("modified", ModifiedSeconds);
        json.WriteNumber("length", Length);
        json.WriteStartArray("segments");
        foreach (SegmentName segment in Segments)
        {
            json.WriteStartArray();
            json.WriteStringValue(segment.Hash.Hex);
            json.WriteNumberValue(segment.Length);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    });

    /// <exception cref="InvalidDataException">This is no manifest.</exception>
    public static Manifest Parse(ReadOnlyMemory<byte> content) => VaultText.Read(VaultFileKind.Manifest, content, static root => new Manifest(
        new VaultKey(new AgentId(root.GetProperty("agent").GetString()!), root.GetProperty("path").GetString()!),
        root.GetProperty("machine").GetString()!,
        root.GetProperty("root").GetString()!,
        root.GetProperty("modified").GetInt64(),
        [.. root.GetProperty("segments").EnumerateArray().Select(ParseSegment)]));

    private static SegmentName ParseSegment(JsonElement segment) => segment[1].GetInt32() is >= 0 and <= PackedFile.MostContent and var length
        ? new SegmentName(VaultText.ParseHash(segment[0].GetString()), length)
        : throw new FormatException("The length of a segment is none");
}
