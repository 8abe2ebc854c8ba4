using System.Text;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Tests.Model;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text", "plain text")]
    [InlineData("Größe 日本語 ñ", "Größe 日本語 ñ")]
    [InlineData("👩‍💻 works", "👩‍💻 works")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("\r\n\t many \r\n breaks \u2028\u0085\n", "many  breaks")]
    [InlineData("\u001b[31mred\u001b[0m", "\uFFFD[31mred\uFFFD[0m")]
    [InlineData("\u001b]0;title\u0007", "\uFFFD]0;title\uFFFD")]
    [InlineData("\u009b31mred", "\uFFFD31mred")]
    [InlineData("a\u0000b\u0008\u007f", "a\uFFFDb\uFFFD\uFFFD")]
    [InlineData("user\u202Egnp.exe", "user\uFFFDgnp.exe")]
    [InlineData("\u2066x\u2069\u200F\u061C", "\uFFFDx\uFFFD\uFFFD\uFFFD")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\uFFFDwidth\uFFFD")]
    [InlineData("private \uE000", "private \uFFFD")]
    [InlineData("tag \U000E0041", "tag \uFFFD")]
    public void Text_becomes_one_harmless_line(string text, string expected) => Assert.Equal(expected, Printable.Line(text));

    [Fact]
    public void Half_a_character_becomes_a_replacement() => Assert.Equal("a\uFFFDb", Printable.Line("a\ud83db"));

    [Fact]
    public void No_control_character_ever_survives()
    {
        StringBuilder all = new();
        for (int character = 0; character < 0x3000; character++)
        {
            all.Append((char)character);
        }

        Assert.DoesNotContain(Printable.Line(all.ToString()), char.IsControl);
    }

    [Theory]
    [InlineData("dasy", "days")]
    [InlineData("Targets", "targets")]
    [InlineData("nothing-like-it", null)]
    public void The_nearest_word_is_found_if_it_is_near(string word, string? expected) =>
        Assert.Equal(expected, NearestWord.Find(word, ["days", "targets", "color"]));
}
