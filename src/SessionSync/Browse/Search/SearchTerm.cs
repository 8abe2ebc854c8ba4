using System.Text;

namespace SessionSync.Browse.Search;

/// <summary>A word or a phrase of a question.</summary>
/// <param name="IsPrefix">Longer words are meant too.</param>
internal readonly record struct SearchTerm(string Text, bool IsQuoted, bool IsPrefix)
{
    /// <summary>As a string of the index's language, in which nothing has a meaning of its own.</summary>
    public string Expression => !IsQuoted && !IsPrefix && Contractions.OtherOf(Text) is { } other ? $"({Quote(Text)} OR {Quote(other)})" : $"{Quote(Text)}{(IsPrefix ? "*" : "")}";

    /// <summary>It is one word, and nothing else.</summary>
    public bool IsWord => !IsQuoted && !IsPrefix && Text.EnumerateRunes().All(IsPartOfWord) && Text is not ("AND" or "OR" or "NOT");

    /// <summary>Those that have something to look for; a quotation mark that is missing at the end is thought there.</summary>
    public static IEnumerable<SearchTerm> Split(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            bool isQuoted = IsQuotation(text[at]);
            int start = isQuoted ? at + 1 : at;
            int end = start;
            while (end < text.Length && !IsQuotation(text[end]) && (isQuoted || !IsBetween(text[end])))
            {
                end++;
            }

            string word = text[start..end];
            at = isQuoted || end == start ? end + 1 : end;
            bool isPrefix = isQuoted ? at < text.Length && text[at] == '*' : word.EndsWith('*');
            if (word.EnumerateRunes().Any(IsPartOfWord))
            {
                yield return new SearchTerm(word, isQuoted, isPrefix);
            }
        }
    }

    /// <summary>Signs stand in it or around it that are no part of a word.</summary>
    public bool IsMoreThanWords => !IsPrefix && Text.EnumerateRunes().Any(static rune => !IsPartOfWord(rune) && !Rune.IsWhiteSpace(rune));

    public bool Is(string @operator) => !IsQuoted && Text == @operator;

    private static string Quote(string text) => $"\"{IndexText.Prepare(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsQuotation(char character) => character is '"' or '“' or '”';

    private static bool IsBetween(char character) => char.IsWhiteSpace(character) || character is '(' or ')';

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune);
}
