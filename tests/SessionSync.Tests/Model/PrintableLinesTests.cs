using SessionSync.Model;

namespace SessionSync.Tests.Model;

public sealed class PrintableLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ~ text", "plain ~ text")]
    [InlineData("a\r\nb\rc\nd\u2028e\n\n  f\tg", "a\nb\nc\nd\ne\n\n  f\tg")]
    [InlineData("\u001b[31m\u009b\0\u007f", "\uFFFD[31m\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u202e\u2066\ufeff", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("h\u00e9 \ud83d\udc69\u200d\ud83d\udcbb \u65e5", "h\u00e9 \ud83d\udc69\u200d\ud83d\udcbb \u65e5")]
    public void Lines_stay_lines_and_nothing_else_moves_the_cursor(string text, string expected) => Assert.Equal(expected, Printable.Lines(text));

    [Fact]
    public void Half_a_pair_is_shown_as_unreadable() => Assert.Equal("a\uFFFDb", Printable.Lines("a" + '\ud83d' + "b"));
}
