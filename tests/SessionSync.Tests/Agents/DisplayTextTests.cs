using SessionSync.Model;

namespace SessionSync.Tests.Agents;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("  two\n\n lines\t here \r\n", "two lines here")]
    [InlineData("\u001b[31mred\u001b[0m alert", "red alert")]
    [InlineData("\u001b]0;evil title\u0007shown", "shown")]
    [InlineData("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u009b2Jcleared", "cleared")]
    [InlineData("a\u001bcb", "ab")]
    [InlineData("never \u001b]0;ends", "never 0;ends")]
    [InlineData("\u001b[", "")]
    [InlineData("\u001b", "")]
    [InlineData("bell\u0007\0\u007f\u0085end", "bell end")]
    [InlineData("left\u202eright\u2066\u200b\u2028", "leftright")]
    [InlineData("日本 😀 é", "日本 😀 é")]
    [InlineData("", "")]
    public void A_line_holds_nothing_that_a_terminal_obeys(string text, string line) => Assert.Equal(line, DisplayText.OneLine(text, 80));

    [Fact]
    public void Half_a_character_is_replaced()
    {
        Assert.Equal("a\uFFFDb", DisplayText.OneLine("a\ud83db", 80));
        Assert.Equal("half?", DisplayText.FileName("half\ud83d", 80));
    }

    [Fact]
    public void A_long_line_ends_in_an_ellipsis_and_never_in_half_a_character()
    {
        Assert.Equal(new string('a', 80), DisplayText.OneLine(new string('a', 80), 80));
        Assert.Equal(new string('a', 79) + "…", DisplayText.OneLine(new string('a', 81), 80));
        Assert.Equal(new string('a', 78) + "…", DisplayText.OneLine(new string('a', 78) + "😀bcd", 80));
        Assert.Equal(new string('a', 77) + "😀…", DisplayText.OneLine(new string('a', 77) + "😀bcd", 80));
        Assert.Equal(new string('a', 78) + "…", DisplayText.OneLine(new string('a', 78) + " bcd", 80));
    }

    [Theory]
    [InlineData("-home-u/a b.txt", "-home-u/a b.txt")]
    [InlineData("a\u001b[31mb\nc", "a?[31mb?c")]
    [InlineData("x\u202etxt.exe", "x?txt.exe")]
    public void A_file_name_shows_where_it_is_odd(string name, string shown) => Assert.Equal(shown, DisplayText.FileName(name, 80));
}
