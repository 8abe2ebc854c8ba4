using System.Text;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Codex;

/// <summary>Writes a rollout with another id in its header; every other byte stays what it is.</summary>
internal static class RolloutCopy
{
    private const int Chunk = 64 * 1024;
    private const int LongestHeader = 32 * 1024 * 1024;

    public static async Task WriteAsync(Stream version, string id, Stream copy, CancellationToken cancellationToken)
    {
        byte[] header = await ReadFirstLineAsync(version, cancellationToken);
        version.Position = header.Length;
        await copy.WriteAsync(WithId(header, id), cancellationToken);
        await version.CopyToAsync(copy, cancellationToken);
    }

    /// <summary>With its newline; nothing where it is longer than any header.</summary>
    private static async Task<byte[]> ReadFirstLineAsync(Stream version, CancellationToken cancellationToken)
    {
        version.Position = 0;
        using var line = new MemoryStream();
        byte[] chunk = new byte[Chunk];
        while (line.Length < LongestHeader)
        {
            int read = await version.ReadAsync(chunk, cancellationToken);
            int newline = Array.IndexOf(chunk, (byte)'\n', 0, read);
            line.Write(chunk, 0, newline < 0 ? read : newline + 1);
            if (newline >= 0 || read == 0)
            {
                return line.ToArray();
            }
        }

        return [];
    }

    /// <summary>A sub-agent's header also names the conversation that it belongs to, which stays.</summary>
    private static byte[] WithId(byte[] header, string id)
    {
        if (!JsonPiece.TryParse(header, out JsonPiece parsed))
        {
            return header;
        }

        ReadOnlySpan<byte> own = parsed["payload"u8]["id"u8].TextBytes;
        List<(int Start, int Length)> places = [];
        foreach (JsonMember member in parsed["payload"u8].Members)
        {
            if ((member.Name.SequenceEqual("id"u8) || member.Name.SequenceEqual("session_id"u8)) && member.Value.Is(own))
            {
                places.Add((member.Value.OffsetInText, member.Value.Length));
            }
        }

        return Replace(header, places, Encoding.UTF8.GetBytes($"\"{id}\""));
    }

    private static byte[] Replace(byte[] header, List<(int Start, int Length)> places, byte[] literal)
    {
        List<byte> changed = [];
        int from = 0;
        foreach ((int start, int length) in places)
        {
            changed.AddRange(header.AsSpan(from..start));
            changed.AddRange(literal);
            from = start + length;
        }

        changed.AddRange(header.AsSpan(from));
        return [.. changed];
    }
}
