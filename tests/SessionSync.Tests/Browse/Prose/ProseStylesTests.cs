using SessionSync.Browse.Prose;

namespace SessionSync.Tests.Browse.Prose;

public sealed class ProseStylesTests
{
    [Theory]
    [InlineData("# What was found", "# What was found", ProseStyle.Strong)]
    [InlineData("It is **not** so", "**not**", ProseStyle.Strong)]
    [InlineData("It is *not* so", "*not*", ProseStyle.Emphasis)]
    [InlineData("It is ~~not~~ so", "~~not~~", ProseStyle.Struck)]
    [InlineData("Run `make all` now", "`make all`", ProseStyle.Code)]
    [InlineData("See https://example.org/a now", "https://example.org/a", ProseStyle.Link)]
    [InlineData("See [the page](https://example.org) now", "[the page](https://example.org)", ProseStyle.Link)]
    [InlineData("So:\n\n```sh\nmake **all**\n```\n\nThat is all.", "```sh\nmake **all**\n```", ProseStyle.Code)]
    [InlineData("As you said:\n\n> do it", "> do it", ProseStyle.Quote)]
    public void A_piece_has_the_style_that_its_signs_give_it(string text, string piece, ProseStyle style) =>
        Assert.Contains(new StyledText(piece, style), ProseStyles.Of(text));

    [Fact]
    public void Styles_add_up() =>
        Assert.Equal(
            [new("> ", ProseStyle.Quote), new("**yes**", ProseStyle.Quote | ProseStyle.Strong)],
            ProseStyles.Of("> **yes**"));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("# a\n\n- b\n  - c `d`\n\n| e | f |\n|---|---|\n| g | **h** |\n\n    i\n")]
    [InlineData("<b>no markup</b> & \\*none\\* [x]: y")]
    [InlineData("\ud800 half a character, 🦀 a whole one")]
    public void The_pieces_make_up_the_text_again(string text) =>
        Assert.Equal(text, string.Concat(ProseStyles.Of(text).Select(static piece => piece.Text)));

    [Fact]
    public void What_is_too_long_or_too_deep_to_be_Markdown_is_plain()
    {
        string stress = new('*', 20_000);
        string[] texts = ["**a** " + new string('b', 2_000_000), new string('>', 100_000) + " **a**", $"{stress}a{stress}"];

        Assert.All(texts, static text => Assert.Equal([new(text, ProseStyle.None)], ProseStyles.Of(text)));
    }
}
