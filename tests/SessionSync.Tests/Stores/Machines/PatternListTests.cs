using SessionSync.Stores.Machines.Ssh.Builtin;

namespace SessionSync.Tests.Stores.Machines;

public sealed class PatternListTests
{
    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "abbd", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*ab", "aab", true)]
    [InlineData("??", "ab", true)]
    [InlineData("??", "abc", false)]
    [InlineData("a,b", "b", true)]
    [InlineData("*,!b", "b", false)]
    [InlineData("!b,*", "b", false)]
    [InlineData("!b", "a", false)]
    public void A_list_matches_where_one_does_and_none_that_is_negated(string patterns, string text, bool matches) =>
        Assert.Equal(matches, PatternList.Matches(patterns.Split(','), text));
}
