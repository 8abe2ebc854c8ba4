using System.Collections.Immutable;
using System.Text;

namespace SessionSync.Browse.Search;

/// <summary>A piece of a snippet. White space in it is single spaces, and of words without end only the ends are there; apart from that
/// it is what was written, and not fit for a terminal.</summary>
/// <param name="IsMatch">It is what was looked for.</param>
public sealed record SnippetPiece(string Text, bool IsMatch)
{
    // The index counts words, and a word may be a picture in base64.
    private const int LongestEnd = 150;

    internal static ImmutableArray<SnippetPiece> Split(string marked)
    {
        ImmutableArray<SnippetPiece>.Builder pieces = ImmutableArray.CreateBuilder<SnippetPiece>();
        bool isMatch = false;
        foreach (Range range in marked.AsSpan().SplitAny(IndexText.MatchStart, IndexText.MatchEnd))
        {
            string text = OneLine(IndexText.Restore(marked[range]));
            if (text.Length > 0)
            {
                pieces.Add(new SnippetPiece(Shortened(text), isMatch));
            }

            isMatch = range.End.Value < marked.Length && marked[range.End] == IndexText.MatchStart;
        }

        return pieces.ToImmutable();
    }

    private static string OneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                line.Append(character);
            }
            else if (line.Length == 0 || line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static string Shortened(string text)
    {
        if (text.Length <= 2 * LongestEnd)
        {
            return text;
        }

        int head = char.IsHighSurrogate(text[LongestEnd - 1]) ? LongestEnd - 1 : LongestEnd;
        int tail = text.Length - LongestEnd;
        return $"{text.AsSpan(0, head)} … {text.AsSpan(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail)}";
    }
}
