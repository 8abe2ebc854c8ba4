using SessionSync.Cli.Output;

namespace SessionSync.Tests.Output;

public sealed class ColoredProseTests
{
    [Fact]
    public void Text_without_signs_has_no_codes() => Assert.Equal("It is done.\nAll of it.", ColoredProse.Of("It is done.\nAll of it."));

    [Fact]
    public void What_is_stressed_is_shown_so_with_its_signs() =>
        Assert.Equal("It is \e[1m**done**\e[0m by \e[36m`make`\e[0m.", ColoredProse.Of("It is **done** by `make`."));

    [Fact]
    public void Every_line_of_a_block_has_codes_of_its_own() =>
        Assert.Equal("\e[36m```\e[0m\n\e[36ma\e[0m\n\n\e[36mb\e[0m\n\e[36m```\e[0m", ColoredProse.Of("```\na\n\nb\n```"));

    [Fact]
    public void Codes_of_several_styles_are_given_at_once() => Assert.Equal("\e[2m> \e[0m\e[1;2m**yes**\e[0m", ColoredProse.Of("> **yes**"));
}
