namespace SessionSync.Browse.Search;

/// <summary>One alternative of a search text: the terms between two ORs.</summary>
internal sealed class SearchGroup
{
    private readonly List<string> _wanted = [];
    private readonly List<string> _excluded = [];

    /// <summary>Empty for a group without a word. One that only excludes would find nearly everything, and the index cannot tell it: it was
    /// no question of logic ("NOT NULL"), so the words themselves are looked for.</summary>
    public string Expression => (_wanted, _excluded) switch
    {
        ([], []) => "",
        (_, []) => $"({string.Join(" AND ", _wanted)})",
        ([], _) => $"(\"not\" AND {string.Join(" AND ", _excluded)})",
        _ => $"(({string.Join(" AND ", _wanted)}) NOT ({string.Join(" OR ", _excluded)}))",
    };

    /// <summary>There is nothing to exclude anything from.</summary>
    public bool OnlyExcludes => _wanted.Count == 0 && _excluded.Count > 0;

    public void Add(SearchTerm term, bool isExcluded) => (isExcluded ? _excluded : _wanted).Add(term.Expression);
}
