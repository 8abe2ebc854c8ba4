using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

public sealed class DirectoryMappingTests
{
    [Theory]
    [InlineData("/workspaces/demo", "/home/u/demo")]
    [InlineData("/workspaces/demo/web/front.end", "/home/u/demo/web/front.end")]
    [InlineData("/workspaces/demo-2", "/workspaces/demo-2")]
    [InlineData("/workspaces", "/workspaces")]
    [InlineData("/", "/")]
    [InlineData("", "")]
    public void A_directory_keeps_its_place_in_the_project_and_is_left_alone_outside_of_it(string there, string here) =>
        Assert.Equal(here, new DirectoryMapping("/workspaces/demo", "/home/u/demo", KeepsLength: false).Map(there));

    [Fact]
    public void A_value_becomes_as_long_as_it_must_be() =>
        Assert.Equal(new HeaderValue("/w", 20, 4), new DirectoryMapping("/workspaces/demo", "/w", KeepsLength: false).Map(new HeaderValue("/workspaces/demo", 20, 18)));

    [Fact]
    public void A_value_that_must_not_become_shorter_is_followed_by_blanks()
    {
        HeaderValue there = new DirectoryMapping("/workspaces/demo", "/w", KeepsLength: true).Map(new HeaderValue("/workspaces/demo", 20, 18));

        Assert.Equal(new HeaderValue("/w", 20, 18), there);
        Assert.Equal(new HeaderValue("/workspaces/demo", 20, 18), new DirectoryMapping("/w", "/workspaces/demo", KeepsLength: true).Map(there));
    }

    [Fact]
    public void What_needs_no_change_is_the_same_to_the_blank()
    {
        var value = new HeaderValue("/elsewhere", 20, 30);

        Assert.Same(value, new DirectoryMapping("/workspaces/demo", "/w", KeepsLength: false).Map(value));
    }
}
