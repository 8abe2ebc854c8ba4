using System.Collections.Immutable;

namespace SessionSync.Search;

/// <summary>A piece of a snippet. White space in it is single spaces; apart from that it is what was written, and not fit for a terminal.</summary>
/// <param name="IsMatch">It is what was looked for.</param>
public sealed record SnippetPiece(string Text, bool IsMatch)
{
    internal static ImmutableArray<SnippetPiece> Split(string marked)
    {
        ImmutableArray<SnippetPiece>.Builder pieces = ImmutableArray.CreateBuilder<SnippetPiece>();
        bool isMatch = false;
        foreach (Range range in marked.AsSpan().SplitAny(IndexText.MatchStart, IndexText.MatchEnd))
        {
            string text = OneLine(IndexText.Restore(marked[range]));
            if (text.Length > 0)
            {
                pieces.Add(new SnippetPiece(text, isMatch));
            }

            isMatch = range.End.Value < marked.Length && marked[range.End] == IndexText.MatchStart;
        }

        return pieces.ToImmutable();
    }

    private static string OneLine(string text)
    {
        var line = new System.Text.StringBuilder(text.Length);
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
}
