using System.Text;
using SessionSync.Agents.Contracts;

namespace SessionSync.Agents.Codex;

/// <summary>The lines that two machines' versions lack of each other, of a file about many sessions: <c>session_index.jsonl</c>, the names that people gave,
/// and <c>history.jsonl</c>, what they typed. Each side is to append what it lacks. Pure.</summary>
internal static class SharedLines
{
    /// <param name="sessions">The ids of those that lines are wanted about. All other lines stay where they are, and so do damaged ones.</param>
    /// <param name="added">Lines that both are to have.</param>
    public static MissingLines Compare(ReadOnlySpan<byte> here, ReadOnlySpan<byte> there, IReadOnlySet<string> sessions, params IReadOnlyCollection<SharedLine> added)
    {
        HashSet<string> known = [.. sessions, .. added.Select(static line => line.Session)];
        List<SharedLine> local = Read(here, known);
        List<SharedLine> remote = Read(there, known);
        return new MissingLines(Missing([.. remote, .. added], local, NeedsNewline(here)), Missing([.. local, .. added], remote, NeedsNewline(there)));
    }

    private static List<SharedLine> Read(ReadOnlySpan<byte> file, HashSet<string> sessions)
    {
        List<SharedLine> lines = [];
        foreach (Range range in file.Split((byte)'\n'))
        {
            if (SharedLine.TryParse(file[range]) is { } line && sessions.Contains(line.Session))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>The last name of a session counts: one that is older than the last one there would undo it.</summary>
    private static byte[] Missing(List<SharedLine> from, List<SharedLine> to, bool needsNewline)
    {
        HashSet<string> known = [.. to.Select(static line => line.Bytes)];
        Dictionary<string, DateTimeOffset?> newest = to.GroupBy(static line => line.Session)
            .ToDictionary(static lines => lines.Key, static lines => lines.Max(static line => line.NamedAt));
        var missing = new StringBuilder();
        foreach (SharedLine line in from)
        {
            if (!(line.NamedAt < newest.GetValueOrDefault(line.Session)) && known.Add(line.Bytes))
            {
                missing.Append(needsNewline && missing.Length == 0 ? "\n" : "").Append(line.Bytes).Append('\n');
            }
        }

        return Encoding.Latin1.GetBytes(missing.ToString());
    }

    private static bool NeedsNewline(ReadOnlySpan<byte> file) => !file.IsEmpty && file[^1] != (byte)'\n';
}
