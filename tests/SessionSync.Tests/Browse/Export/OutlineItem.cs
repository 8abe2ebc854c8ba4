using System.Text;

namespace SessionSync.Tests.Browse.Export;

/// <summary>A heading, and the letters and digits below it: they are the same in every format.</summary>
internal sealed class OutlineItem(string heading)
{
    private readonly StringBuilder _letters = new();

    public string Heading { get; } = heading;

    public string Letters => _letters.ToString();

    public void Add(string text) => _letters.Append(string.Concat(text.Where(char.IsLetterOrDigit)));
}
