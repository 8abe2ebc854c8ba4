using System.Collections.Immutable;

namespace SessionSync.Browse.Calls;

/// <summary>Tells what an edit removed and added, line by line. Pure.</summary>
internal static class LineDiff
{
    /// <summary>Comparing each line with each takes this many steps at the most; beyond, all is removed and added.</summary>
    private const long MostSteps = 4_000_000;

    /// <summary>The lines of both texts in their order, those that were removed before those that were added in their place.</summary>
    public static ImmutableArray<EditedLine> Of(string before, string after)
    {
        (string[] old, string[] @new) = Lines(before, after);
        int start = old.Zip(@new).TakeWhile(static pair => pair.First == pair.Second).Count();
        int end = old[start..].Reverse().Zip(@new[start..].Reverse()).TakeWhile(static pair => pair.First == pair.Second).Count();
        return
        [
            .. old[..start].Select(Kept),
            .. Between(old[start..^end], @new[start..^end]),
            .. old[(old.Length - end)..].Select(Kept),
        ];
    }

    /// <summary>Ends of lines count only where nothing else differs, as does a newline behind the last line.</summary>
    private static (string[] Old, string[] New) Lines(string before, string after)
    {
        (string Before, string After) unix = (before.Replace("\r\n", "\n", StringComparison.Ordinal), after.Replace("\r\n", "\n", StringComparison.Ordinal));
        (before, after) = unix.Before == unix.After ? (before, after) : unix;
        bool isEnded = before.EndsWith('\n') && after.EndsWith('\n');
        return (Lines(before, isEnded), Lines(after, isEnded));
    }

    private static string[] Lines(string text, bool isEnded) => text.Length == 0 ? [] : (isEnded ? text[..^1] : text).Split('\n');

    private static IEnumerable<EditedLine> Between(string[] old, string[] @new)
    {
        if ((long)old.Length * @new.Length > MostSteps)
        {
            return old.Select(Removed).Concat(@new.Select(Added));
        }

        return Compared(old, @new);
    }

    private static IEnumerable<EditedLine> Compared(string[] old, string[] @new)
    {
        int[,] common = CommonLines(old, @new);
        int left = 0;
        int right = 0;
        while (left < old.Length || right < @new.Length)
        {
            if (left < old.Length && right < @new.Length && old[left] == @new[right])
            {
                yield return Kept(old[left++]);
                right++;
            }
            else if (right == @new.Length || (left < old.Length && common[left + 1, right] >= common[left, right + 1]))
            {
                yield return Removed(old[left++]);
            }
            else
            {
                yield return Added(@new[right++]);
            }
        }
    }

    /// <summary>How many lines both have in common from a line of each on.</summary>
    private static int[,] CommonLines(string[] old, string[] @new)
    {
        int[,] common = new int[old.Length + 1, @new.Length + 1];
        for (int left = old.Length - 1; left >= 0; left--)
        {
            for (int right = @new.Length - 1; right >= 0; right--)
            {
                common[left, right] = old[left] == @new[right] ? common[left + 1, right + 1] + 1 : Math.Max(common[left + 1, right], common[left, right + 1]);
            }
        }

        return common;
    }

    private static EditedLine Kept(string text) => new(LineKind.Kept, text);

    private static EditedLine Removed(string text) => new(LineKind.Removed, text);

    private static EditedLine Added(string text) => new(LineKind.Added, text);
}
