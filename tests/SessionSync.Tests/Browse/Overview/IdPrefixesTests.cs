using SessionSync.Browse.Export;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Browse.Overview;

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

    [Fact]
    public void S10_Ids_that_share_most_of_their_letters_stay_apart()
    {
        FoundConversation[] all = [Found("opencode", "ses_e08479321ffeDATZSNgDd3a7o1"), Found("opencode", "ses_e08479321ffeDATZSNgDd3a7oz")];
        string[] shown = [.. all.Select(found => IdPrefixes.Of(all.Select(one => one.Key.Id))[found.Key.Id])];

        Assert.Equal(all, shown.Select(beginning => Assert.Single(IdPrefixes.Find([.. all], beginning))));
        Assert.Equal(2, all.Select(found => ExportName.IdentityOf(found.Key)).Distinct().Count());
        Assert.All(all, found => Assert.Matches("^opencode-ses-e084-[0-9a-f]{6}$", ExportName.IdentityOf(found.Key)));
    }

    private static FoundConversation Found(string agent, string id) => new(new SessionKey(new AgentId(agent), id), "/x", default);
}
