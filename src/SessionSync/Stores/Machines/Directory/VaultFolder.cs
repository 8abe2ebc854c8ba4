using System.Text;

namespace SessionSync.Stores.Machines.Directory;

/// <summary>Where sessions come home to that have no checkout here: a folder with a home for each repository, laid out like any other
/// home, so that <c>dir:HOME:/path/there</c> is a target.</summary>
/// <param name="directory">The vault; need not exist.</param>
public sealed class VaultFolder(string directory)
{
    private const int LongestName = 100;

    public string Path => directory;

    /// <summary>The vault of this machine.</summary>
    /// <param name="dataDirectory">The program's own folder of data that is not to be lost.</param>
    public static VaultFolder In(string dataDirectory) => new(System.IO.Path.Combine(dataDirectory, "vault"));

    /// <summary>Whether an absolute path leads into it.</summary>
    public bool Holds(string path) => path.StartsWith(directory + "/", StringComparison.Ordinal);

    /// <summary>The home of a repository's sessions.</summary>
    /// <param name="repository">As another machine tells it, so nothing in it is taken for a path.</param>
    public string HomeOf(string repository)
    {
        string[] parts = repository.ToLowerInvariant().Split('/');
        return System.IO.Path.Combine([directory, "repositories", .. parts.Select(part => Name(part))]);
    }

    /// <summary>The home of the sessions of a directory without a repository.</summary>
    public string HomeOf(string machine, string projectPath) =>
        System.IO.Path.Combine(directory, "machines", Name(machine), Name(System.IO.Path.GetFileName(projectPath), projectPath));

    /// <summary>The folder of copies of single files of a machine: a home for each rescue that had to make some.</summary>
    public string CopiesOf(string machine) => System.IO.Path.Combine(directory, "copies", Name(machine));

    /// <summary>The name of a file or folder of another machine, or one in its stead where it could not stand in a path here.</summary>
    public static string SafeName(string name) =>
        name is not ("" or "." or "..") && name.Length <= LongestName * 2 && !name.AsSpan().ContainsAnyExceptInRange(' ', '~') ? name : Name(name);

    /// <summary>A name that can stand in any path; two that differ in what cannot still differ in the end.</summary>
    /// <param name="whole">What the name stands for, where it does not say it all.</param>
    private static string Name(string text, string? whole = null)
    {
        var name = new StringBuilder();
        foreach (char character in text.Length > LongestName ? text.AsSpan(0, LongestName) : text)
        {
            bool isSafe = char.IsAsciiLetterOrDigit(character) || character is '-' or '_' || (character == '.' && name.Length > 0);
            name.Append(isSafe ? character : '_');
        }

        return whole is null && name.Length > 0 && name.Equals(text.AsSpan())
            ? text
            : $"{name}-{Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(whole ?? text)).AsSpan(0, 5))}";
    }
}
