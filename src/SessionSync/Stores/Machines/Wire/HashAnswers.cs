using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The hashes that the far side gives of requested files and ranges: lines of sha256sum, then lines "range CONTENT GUARD".</summary>
internal sealed class HashAnswers
{
    private const int HashLength = 64;

    /// <summary>In characters, for one range and without paths: two answers, each with its word, hashes and spaces.</summary>
    private const int LongestAnswer = 2 * (HashLength + HashLength + 16);
    private readonly Dictionary<string, ContentHash> _files = [];
    private readonly List<(ContentHash Content, ContentHash? Guard)?> _ranges = [];

    private HashAnswers()
    {
    }

    /// <summary>Reads the answers about these ranges: two for each at most, and each not much longer than its path.</summary>
    public static async Task<HashAnswers> ReadAsync(IReadOnlyList<FileRange> ranges, LineReader reader, CancellationToken cancellationToken)
    {
        var answers = new HashAnswers();
        var lines = new LineReader(new FrameReadStream(reader));
        long left = ranges.Sum(range => (2L * range.File.InStore.Path.Length) + LongestAnswer);
        while (await lines.TryReadLineAsync(cancellationToken) is { } line)
        {
            left -= line.Length + 1;
            if (left < 0)
            {
                throw new InvalidDataException("The other side answers more than was asked for");
            }

            answers.Add(line);
        }

        return answers;
    }

    public ContentHash? File(string path) => _files.TryGetValue(path, out ContentHash hash) ? hash : null;

    public (ContentHash Content, ContentHash? Guard)? Range(int position) => position < _ranges.Count ? _ranges[position] : null;

    private void Add(string line)
    {
        if (line.StartsWith("range ", StringComparison.Ordinal))
        {
            string[] fields = line.Split(' ');
            // A range that is not there as it was asked for has no hash.
            _ranges.Add(fields is [_, { Length: HashLength } content, ..]
                ? (new ContentHash(content), fields is [_, _, { Length: HashLength } guard] ? new ContentHash(guard) : null)
                : null);
            return;
        }

        // sha256sum puts a backslash in front of the line where it had to escape the name.
        bool isEscaped = line.StartsWith('\\');
        ReadOnlySpan<char> text = line.AsSpan(isEscaped ? 1 : 0);
        if (text.Length > HashLength + 4 && text[(HashLength + 2)..].StartsWith("./"))
        {
            string path = text[(HashLength + 4)..].ToString();
            _files[isEscaped ? Unescape(path) : path] = new ContentHash(text[..HashLength].ToString());
        }
    }

    private static string Unescape(string path)
    {
        var plain = new StringBuilder(path.Length);
        for (int index = 0; index < path.Length; index++)
        {
            plain.Append(path[index] == '\\' && index + 1 < path.Length ? path[++index] : path[index]);
        }

        return plain.ToString();
    }
}
