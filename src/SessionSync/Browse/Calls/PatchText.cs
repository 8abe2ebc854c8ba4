using System.Collections.Immutable;

namespace SessionSync.Browse.Calls;

/// <summary>Reads the form in which models write patches of several files: between <c>*** Begin Patch</c> and <c>*** End Patch</c>, each
/// line with its sign. Pure.</summary>
internal static class PatchText
{
    private const string Begin = "*** Begin Patch";
    private const string End = "*** End Patch";
    private static readonly ImmutableArray<string> s_files = ["*** Add File: ", "*** Update File: ", "*** Delete File: "];

    public static bool IsIn(string text) => text.StartsWith(Begin, StringComparison.Ordinal) || text.Contains($"\n{Begin}", StringComparison.Ordinal);

    /// <summary>The lines of the patch without their signs, and those around it, such as a command that takes it.</summary>
    public static ImmutableArray<EditedLine> Lines(string text)
    {
        ImmutableArray<EditedLine>.Builder lines = ImmutableArray.CreateBuilder<EditedLine>();
        bool isInside = false;
        foreach (string line in text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n'))
        {
            if (line is Begin or End)
            {
                isInside = line == Begin;
            }
            else
            {
                lines.Add(isInside ? Signed(line) : new EditedLine(LineKind.Kept, line));
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>The files that the patch is of, in its order.</summary>
    public static IEnumerable<string> Files(ImmutableArray<EditedLine> lines) => lines
        .Where(static line => line.Kind == LineKind.Heading)
        .SelectMany(static line => s_files.Where(start => line.Text.StartsWith(start, StringComparison.Ordinal)).Select(start => line.Text[start.Length..]));

    private static EditedLine Signed(string line) => line switch
    {
        ['+', ..] => new EditedLine(LineKind.Added, line[1..]),
        ['-', ..] => new EditedLine(LineKind.Removed, line[1..]),
        [' ', ..] => new EditedLine(LineKind.Kept, line[1..]),
        ['@', '@', ..] or ['*', '*', '*', ..] => new EditedLine(LineKind.Heading, line),
        _ => new EditedLine(LineKind.Kept, line),
    };
}
