using System.Text;

namespace SessionSync.Agents.Gemini;

/// <summary>How the folders of projects are named after their paths. Pure.</summary>
internal static class GeminiFolder
{
    /// <summary>Below the root: what holds the folders of all projects.</summary>
    public const string Home = "tmp";

    public const string Marker = ".project_root";

    private const int DistinctDigits = 8;

    /// <summary>The name that older clients give.</summary>
    public static string HashOf(string path) => Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(path)));

    /// <summary>The name that clients give where no other project has it.</summary>
    public static string SlugOf(string path)
    {
        var slug = new StringBuilder();
        foreach (char letter in path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant())
        {
            bool isPlain = char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
            if (isPlain || (slug.Length > 0 && slug[^1] != '-'))
            {
                slug.Append(isPlain ? letter : '-');
            }
        }

        string name = slug.ToString().TrimEnd('-');
        return name.Length > 0 ? name : "project";
    }

    /// <summary>The name of a folder that is not there yet. No other project has it, whichever folders there are: clients find it by
    /// its marker.</summary>
    public static string NewNameOf(string path) => $"{SlugOf(path)}-{HashOf(path)[..DistinctDigits]}";
}
