using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class NearestWordTests
{
    private static readonly string[] s_words = ["list", "search", "export", "fresh"];

    [Theory]
    [InlineData("lsit", "list")]
    [InlineData("lst", "list")]
    [InlineData("lists", "list")]
    [InlineData("serach", "search")]
    [InlineData("exprot", "export")]
    [InlineData("EXPORT", "export")]
    [InlineData("frsh", "fresh")]
    [InlineData("last", "list")]
    [InlineData("lost1", null)]
    [InlineData("flash", null)]
    [InlineData("fluffy-space-robot", null)]
    [InlineData("", null)]
    public void A_slip_of_the_finger_is_told_from_another_word(string word, string? meant) => Assert.Equal(meant, NearestWord.FindSlip(word, s_words));
}
