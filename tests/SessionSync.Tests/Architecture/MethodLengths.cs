using System.Text.RegularExpressions;

namespace SessionSync.Tests.Architecture;

/// <summary>Finds members by their indentation, which the formatter holds: four spaces for those of a type.</summary>
internal static partial class MethodLengths
{
    private const string Indentation = "    ";

    /// <summary>Each block that a member of a type opens: the line of its opening brace, and how many lines it has with its braces.</summary>
    public static IEnumerable<(int Line, int Length)> Of(string[] lines)
    {
        int opened = -1;
        for (int index = 0; index < lines.Length; index++)
        {
            if (lines[index] == Indentation + "{" && !IsType(lines, index))
            {
                opened = index;
            }
            else if (opened >= 0 && lines[index].StartsWith(Indentation + "}", StringComparison.Ordinal))
            {
                yield return (opened + 1, index - opened + 1);
                opened = -1;
            }
        }
    }

    private static bool IsType(string[] lines, int brace) => brace > 0 && TypeDeclaration().IsMatch(lines[brace - 1]);

    [GeneratedRegex(@"^\s*([a-z]+ )*(class|struct|interface|enum|record) \w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeDeclaration();
}
