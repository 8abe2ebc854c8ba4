using System.Collections.Immutable;

namespace SessionSync.Browse.Search;

/// <summary>
/// What is looked for. Words, "phrases" and beginnings* must all be there; OR, AND and NOT are understood in capitals. Everything else
/// is punctuation: nobody who pastes a line of code has made a mistake.
/// </summary>
/// <param name="Expression">The same in the language of the index, https://sqlite.org/fts5.html#full_text_query_syntax.</param>
public sealed record SearchQuery(string Expression)
{
    private const int MostLiterals = 4;

    /// <summary>The search terms with signs in them (<c>C#</c>, <c>src/a.cs</c>), of which the index knows only the words: messages that hold them to the
    /// letter come first.</summary>
    public ImmutableArray<string> Literals { get; init; } = [];

    /// <summary>NOT stood before all words of an alternative, so that it was looked for as a word.</summary>
    public bool HasBareNot { get; init; }

    /// <summary>The index takes an expression only so deep.</summary>
    private const int MostTerms = 64;

    /// <summary>Null for a text without a letter or a digit: there is nothing to look for.</summary>
    public static SearchQuery? Parse(string text)
    {
        List<SearchGroup> groups = [new()];
        List<string> literals = [];
        bool isExcluded = false;
        foreach (SearchTerm term in SearchTerm.Split(text).Take(MostTerms))
        {
            if (term.Is("OR"))
            {
                groups.Add(new());
                isExcluded = false;
            }
            else if (term.Is("NOT"))
            {
                isExcluded = true;
            }
            else if (!term.Is("AND"))
            {
                groups[^1].Add(term, isExcluded);
                literals.AddRange(!isExcluded && term.IsMoreThanWords ? [IndexText.Prepare(term.Text)] : []);
                isExcluded = false;
            }
        }

        string expression = string.Join(" OR ", groups.Select(static group => group.Expression).Where(static part => part.Length > 0));
        return expression.Length > 0 ? new SearchQuery(expression) { Literals = [.. literals.Take(MostLiterals)], HasBareNot = groups.Exists(static group => group.OnlyExcludes) } : OfOperators(text);
    }

    /// <summary>Who looks for "NOT" alone looks for the word.</summary>
    private static SearchQuery? OfOperators(string text)
    {
        string[] words = [.. SearchTerm.Split(text).Take(MostTerms).Select(static term => term.Expression)];
        return words.Length == 0 ? null : new SearchQuery(string.Join(" AND ", words));
    }
}
