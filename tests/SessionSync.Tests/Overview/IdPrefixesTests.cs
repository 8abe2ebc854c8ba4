using SessionSync.Conversations;
using SessionSync.Overview;
using SessionSync.Sessions;

namespace SessionSync.Tests.Overview;

public sealed class IdPrefixesTests
{
    [Fact]
    public void Each_beginning_names_one_conversation_and_is_no_shorter_than_eight()
    {
        string[] ids = ["01a1f7cf-3d2a-71d3", "01a1f7cf-3db5-7671", "ses_x", "abcdefghij", "abcdefgh"];

        Assert.Equal(
            ["01a1f7cf-3d2", "01a1f7cf-3db", "ses_x", "abcdefghi", "abcdefgh"],
            ids.Select(id => IdPrefixes.Of(ids)[id]));
    }

    [Theory]
    [InlineData("abc", "codex/abc1 pi/ABCD")]
    [InlineData("codex/abc", "codex/abc1")]
    [InlineData("abc1", "codex/abc1")]
    [InlineData("dup", "codex/dup")]
    [InlineData("codex", "")]
    [InlineData("x", "")]
    public void A_beginning_finds_all_that_it_can_mean_and_a_whole_id_only_itself(string text, string expected)
    {
        FoundConversation[] all = [Found("codex", "abc1"), Found("pi", "ABCD"), Found("codex", "dup"), Found("codex", "dup2")];

        Assert.Equal(expected, string.Join(' ', IdPrefixes.Find([.. all], text).Select(found => found.Key)));
    }

    private static FoundConversation Found(string agent, string id) => new(new SessionKey(new AgentId(agent), id), "/x", default);
}
