using SessionSync.Platform;

namespace SessionSync.Browse.Search;

/// <summary>The words that are in an index: what nobody has said may be what somebody mistyped.</summary>
internal sealed class IndexVocabulary
{
    private readonly IndexDatabase _database;

    public IndexVocabulary(IndexDatabase database)
    {
        _database = database;
        database.Execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, messages, row)");
    }

    /// <summary>The search text with words that are in no message replaced by similar words that are; null where that changes nothing.</summary>
    public string? Correct(string text)
    {
        string corrected = text;
        foreach (SearchTerm term in SearchTerm.Split(text).Where(static term => term.IsWord))
        {
            corrected = !IsThere(term) && Nearest(term.Text.ToLowerInvariant()) is { } nearest ? corrected.Replace(term.Text, nearest, StringComparison.Ordinal) : corrected;
        }

        return corrected == text ? null : corrected;
    }

    /// <summary>The index alone knows which letters are one to it.</summary>
    private bool IsThere(SearchTerm term)
    {
        using IndexStatement statement = _database.Statement("SELECT 1 FROM messages WHERE messages MATCH ?1 LIMIT 1");
        statement.Bind(1, term.Expression);
        return statement.Read();
    }

    /// <summary>Null for a word that is like none.</summary>
    private string? Nearest(string word)
    {
        // People get the first letter right. Of several words the most usual is meant.
        using IndexStatement statement = _database.Statement("SELECT term FROM temp.vocabulary WHERE term >= ?1 AND term < ?2 ORDER BY doc DESC");
        statement.Bind(1, word[..1]).Bind(2, word[..1] + char.MaxValue);
        List<string> words = [];
        while (statement.Read())
        {
            words.Add(statement.Text(0) ?? "");
        }

        return NearestWord.FindSlip(word, words.Where(one => Math.Abs(one.Length - word.Length) <= 2));
    }
}
