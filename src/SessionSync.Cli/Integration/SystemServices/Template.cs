using System.Text.RegularExpressions;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The files below <c>systemd/</c> and <c>launchd/</c>, which have <c>@NAME@</c> where something is to be filled in.</summary>
internal static partial class Template
{
    /// <param name="values">As they are to stand in the file: quoting is the caller's part.</param>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        using Stream resource = typeof(Template).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no template {name}");
        using StreamReader reader = new(resource);

        // In one pass, so that a value which looks like a placeholder stays a value.
        return Placeholder().Replace(reader.ReadToEnd(), match => values[match.Groups["name"].Value]);
    }

    [GeneratedRegex("@(?<name>[A-Z]+)@", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
