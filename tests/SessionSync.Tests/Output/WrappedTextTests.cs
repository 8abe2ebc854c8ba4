using System.Text;
using SessionSync.Cli.Output;

namespace SessionSync.Tests.Output;

public sealed class WrappedTextTests
{
    [Theory]
    [InlineData(20, "  one two three four\n")]
    [InlineData(12, "  one two\n  three four\n")]
    [InlineData(7, "  one\n  two\n  three\n  four\n")]
    [InlineData(3, "  one\n  two\n  three\n  four\n")]
    public void Lines_are_broken_at_spaces(int width, string lines) => Assert.Equal(lines, Wrapped(width, "one two three", " four"));

    [Theory]
    [InlineData(12, "  漢字 漢字\n  漢字\n")]
    [InlineData(10, "  漢字\n  漢字\n  漢字\n")]
    public void Wide_letters_take_two_columns(int width, string lines) => Assert.Equal(lines, Wrapped(width, "漢字 漢字 漢字"));

    [Fact]
    public void A_word_in_two_styles_is_no_two_words() => Assert.Equal("  [one][two]\n  [x]\n", Wrapped(9, static word => $"[{word}]", "one", "two", " x"));

    private static string Wrapped(int width, params string[] pieces) => Wrapped(width, static word => word, pieces);

    private static string Wrapped(int width, Func<string, string> style, params string[] pieces)
    {
        StringBuilder text = new();
        WrappedText wrapped = new(text, width, "  ");
        foreach (string piece in pieces)
        {
            wrapped.Append(piece, style);
        }

        wrapped.EndLine();
        return text.ToString();
    }
}
