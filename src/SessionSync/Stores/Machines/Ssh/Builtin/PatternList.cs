namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Patterns as ssh_config(5) and sshd(8) have them: <c>*</c>, <c>?</c>, and <c>!</c> in front of what must not match.</summary>
internal static class PatternList
{
    /// <summary>Whether one matches and none that is negated does.</summary>
    public static bool Matches(IEnumerable<string> patterns, string text)
    {
        bool isMatched = false;
        foreach (string pattern in patterns)
        {
            if (pattern is ['!', .. var negated])
            {
                if (MatchesOne(negated, text))
                {
                    return false;
                }
            }
            else
            {
                isMatched |= MatchesOne(pattern, text);
            }
        }

        return isMatched;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // Where the last star stands, and what it has taken so far.
        int star = -1;
        int taken = 0;
        int at = 0;
        int read = 0;
        while (read < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                taken = read;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[read]))
            {
                at++;
                read++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                read = ++taken;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].Trim('*').IsEmpty;
    }
}
