using System.Collections.Immutable;
using System.Text;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>One directive of a file in the format of ssh_config(5).</summary>
/// <param name="Keyword">In lower case.</param>
/// <param name="Place">The file and the line, for people.</param>
internal sealed record ConfigLine(string Keyword, ImmutableArray<string> Arguments, string Place)
{
    /// <summary>The first argument.</summary>
    /// <exception cref="DeclinedException">It has none.</exception>
    public string Value => Arguments is [var first, ..] ? first : throw new DeclinedException($"{Place}: {Keyword} has no value");

    /// <exception cref="DeclinedException">A line cannot be understood.</exception>
    public static IEnumerable<ConfigLine> Parse(IEnumerable<string> lines, string file)
    {
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            ReadOnlySpan<char> text = line.AsSpan().Trim();
            if (text.IsEmpty || text[0] == '#')
            {
                continue;
            }

            string place = $"{file}, line {number}";
            int end = text.IndexOfAny(" \t=\"");
            string keyword = (end < 0 ? text : text[..end]).ToString().ToLowerInvariant();
            ReadOnlySpan<char> rest = end < 0 ? "" : text[end..].TrimStart();
            if (rest is ['=', .. var value])
            {
                rest = value.TrimStart();
            }

            yield return new ConfigLine(keyword, Split(rest.ToString(), place), place);
        }
    }

    /// <summary>Words are parted by blanks; quotes keep blanks, and a <c>#</c> before a word begins a comment.</summary>
    private static ImmutableArray<string> Split(string text, string place)
    {
        ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        char quote = '\0';
        bool isInWord = false;
        foreach (char character in text)
        {
            if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
                isInWord = true;
            }
            else if (quote == '\0' && character is (' ' or '\t'))
            {
                Add();
            }
            else if (character == '#' && quote == '\0' && !isInWord)
            {
                break;
            }
            else
            {
                word.Append(character);
                isInWord = true;
            }
        }

        Add();
        return quote == '\0' ? words.ToImmutable() : throw new DeclinedException($"{place}: a quote is not closed");

        void Add()
        {
            if (isInWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isInWord = false;
            }
        }
    }
}
