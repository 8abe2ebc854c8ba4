using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Tests.Stores.Machines;

/// <summary>The command that opens a connection: whoever may list the far side's processes can read it.</summary>
public sealed class RemoteScriptTests
{
    /// <summary>Ten packets of 1448 bytes are sent before the far side has confirmed any; ssh takes some of that.</summary>
    private const int FirstWindow = 14_300;

    [Theory]
    [InlineData("/work/product", "product")]
    [InlineData("/work/my product/a-b", "product")]
    [InlineData("/Übung/secret plans", "secret", "plans")]
    public void No_word_of_a_projects_path_can_be_read_in_it(string project, params string[] words)
    {
        string opening = Open(project).Opening;

        Assert.All(words, word => Assert.DoesNotContain(word, opening, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void It_holds_nothing_that_a_shell_could_take_for_anything_else()
    {
        string opening = Open("/work/it's $(here) `now` !1").Opening;

        Assert.DoesNotContain("'", opening, StringComparison.Ordinal);
        Assert.DoesNotContain("!", opening, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\\", opening, StringComparison.Ordinal);
        Assert.All(opening, static character => Assert.InRange(character, ' ', '~'));
    }

    [Fact]
    public void It_is_one_line_in_which_no_login_shell_finds_anything_to_expand()
    {
        string[] parts = Open("/work/it's $(here) `now` !1").CommandLine.Split('\'');

        Assert.Equal(7, parts.Length);
        Assert.All(parts, static part => Assert.All(part, static character => Assert.InRange(character, ' ', '~')));
        Assert.All(parts, static part => Assert.DoesNotContain("!", part, StringComparison.Ordinal));
        Assert.All(parts, static part => Assert.DoesNotContain(@"\\", part, StringComparison.Ordinal));
    }

    [Fact]
    public void It_fits_into_the_first_packets_of_a_connection() =>
        Assert.InRange(Open("/home/somebody/source/organisation/a-repository-with-a-name").CommandLine.Length, 1, FirstWindow);

    private static RemoteScript Open(string project)
    {
        ImmutableArray<AskedScope> scopes = [.. AgentCatalog.All.Select(agent => new AskedScope(agent, agent.ScopeOf(project)))];
        return RemoteScript.Create(ProjectAnswers.Requests(project, scopes, DateTimeOffset.UnixEpoch.AddYears(60)), makesLists: true);
    }
}
