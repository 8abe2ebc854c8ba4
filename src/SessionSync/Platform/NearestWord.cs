namespace SessionSync.Platform;

/// <summary>Finds what somebody who mistyped a word most likely meant.</summary>
public static class NearestWord
{
    private const int ShortWord = 5;

    /// <summary>The candidate with the fewest edits, if they are few for a word of that length; otherwise null.</summary>
    public static string? Find(string word, IEnumerable<string> candidates) => Find(word, candidates, (word.Length / 3) + 1);

    /// <summary>The candidate that the word is by a slip of the finger, of a long word by two; otherwise null. For where the word may well be
    /// meant as it is.</summary>
    public static string? FindSlip(string word, IEnumerable<string> candidates) => Find(word, candidates, word.Length > ShortWord ? 2 : 1);

    private static string? Find(string word, IEnumerable<string> candidates, int most)
    {
        string? best = null;
        int fewest = most + 1;
        foreach (string candidate in candidates)
        {
            int edits = Edits(word, candidate);
            if (edits < fewest)
            {
                (best, fewest) = (candidate, edits);
            }
        }

        return best;
    }

    /// <summary>Letters that are wrong, missing or too many, and neighbours that are swapped.</summary>
    private static int Edits(string from, string to)
    {
        int[,] edits = new int[from.Length + 1, to.Length + 1];
        for (int row = 0; row <= from.Length; row++)
        {
            for (int column = 0; column <= to.Length; column++)
            {
                edits[row, column] = row == 0 || column == 0 ? row + column : Math.Min(
                    edits[row - 1, column - 1] + (IsSame(from[row - 1], to[column - 1]) ? 0 : 1),
                    Math.Min(edits[row - 1, column], edits[row, column - 1]) + 1);
                if (row > 1 && column > 1 && IsSame(from[row - 1], to[column - 2]) && IsSame(from[row - 2], to[column - 1]))
                {
                    edits[row, column] = Math.Min(edits[row, column], edits[row - 2, column - 2] + 1);
                }
            }
        }

        return edits[from.Length, to.Length];
    }

    private static bool IsSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
