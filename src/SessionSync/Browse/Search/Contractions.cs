using System.Collections.Frozen;

namespace SessionSync.Browse.Search;

/// <summary>Words that some write with an apostrophe and some without: to the index <c>don't</c> is two words and <c>dont</c> is one. Pure.</summary>
internal static class Contractions
{
    private static readonly FrozenSet<string> s_words = new[]
    {
        "aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "heres", "im", "isnt", "its", "ive", "lets", "mustnt", "neednt",
        "shouldnt", "thats", "theres", "theyre", "theyve", "wasnt", "werent", "weve", "whats", "wont", "wouldnt", "youre", "youve",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same word in the other way; null where it has none.</summary>
    public static string? OtherOf(string word)
    {
        int apostrophe = word.AsSpan().IndexOfAny('\'', '’');
        if (apostrophe >= 0)
        {
            string together = word.Remove(apostrophe, 1);
            return s_words.Contains(together) ? together : null;
        }

        int ending = word.EndsWith("re", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ve", StringComparison.OrdinalIgnoreCase) ? 2 : 1;
        return s_words.Contains(word) ? $"{word[..^ending]}'{word[^ending..]}" : null;
    }
}
