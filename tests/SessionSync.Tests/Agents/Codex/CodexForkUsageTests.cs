using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Codex;

/// <summary>What a conversation cost by itself, where its rollout begins with a copy of another one's.</summary>
public sealed class CodexForkUsageTests : IDisposable
{
    private static readonly DateTimeOffset s_forkedAt = DraftMessage.Morning.AddHours(3);
    private readonly TemporaryFolder _folder = new();
    private readonly CodexConversations _reader = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_fork_that_copies_its_origin_is_paid_for_alone(bool keepsTimes, bool isOriginHere)
    {
        RolloutDraft origin = Draft().Header().Say(Role.User, "One").Total(100, 10).Say(Role.User, "Two").Total(200, 20);
        if (isOriginHere)
        {
            Assert.Equal(330, TokensOf(origin.Write()));
        }

        DateTimeOffset copied = keepsTimes ? DraftMessage.Morning : s_forkedAt.AddMilliseconds(300);
        string fork = Fork(origin.Id).Add("session_meta", new { id = origin.Id }, copied)
            .Say(Role.User, "One", copied).Total(100, 10, at: copied).Limits().Total(100, 10, at: copied).Say(Role.User, "Two", copied).Total(200, 20, at: copied)
            .Say(Role.User, "Three", s_forkedAt.AddMinutes(1)).Total(50, 5, at: s_forkedAt.AddMinutes(2)).Write();

        Assert.Equal(55, TokensOf(fork));
    }

    [Fact]
    public void A_fork_of_a_fork_pays_for_neither()
    {
        string first = Draft().Header().Total(100, 10).Write();
        string second = Fork(first).Add("session_meta", new { id = first }).Total(100, 10).Total(200, 20, at: s_forkedAt.AddMinutes(1)).Write();
        string third = Fork(second).Add("session_meta", new { id = second }).Add("session_meta", new { id = first })
            .Total(100, 10).Total(200, 20, at: s_forkedAt.AddMinutes(1)).Total(300, 30, at: s_forkedAt.AddMinutes(9)).Write();

        Assert.Equal((110, 220, 330), (TokensOf(first), TokensOf(second), TokensOf(third)));
    }

    [Fact]
    public void A_fork_with_the_last_turns_only_does_not_pay_for_them()
    {
        string origin = Draft().Header().Total(100, 10).Total(200, 20).Total(300, 30).Write();
        string fork = Fork(origin).Add("session_meta", new { id = origin }).Total(300, 30).Total(50, 5).Write();

        Assert.Equal(55, TokensOf(fork));
    }

    [Fact]
    public void A_sub_agent_with_its_origins_header_alone_pays_for_its_first_answer()
    {
        string origin = Draft().Header().Total(100, 10).Write();
        string child = Draft().Header(new { source = new { subagent = new { thread_spawn = new { parent_thread_id = origin } } } })
            .Add("session_meta", new { id = origin }).Total(70, 7).Total(80, 8).Write();

        Assert.Equal(165, TokensOf(child));
    }

    [Fact]
    public void A_header_that_is_written_again_ends_what_was_copied()
    {
        string origin = Draft().Header().Total(100, 10).Total(200, 20).Write();
        RolloutDraft fork = Fork(origin).Add("session_meta", new { id = origin }).Total(100, 10);
        fork.Add("session_meta", new { id = fork.Id }).Total(200, 20).Write();

        Assert.Equal(220, TokensOf(fork.Id));
    }

    [Fact]
    public void Answers_that_were_copied_are_the_origins()
    {
        string origin = Draft().Header().Answer(100, 10).Answer(200, 20).Write();
        string fork = Fork(origin).Add("session_meta", new { id = origin }).Answer(100, 10).Answer(200, 20).Answer(50, 5).Write();

        Assert.Equal(55, TokensOf(fork));
    }

    [Fact]
    public void A_total_that_a_fork_by_reference_takes_over_costs_nothing()
    {
        string origin = Draft().Header().Total(100, 10).Write();
        string fork = new RolloutDraft(_folder.Path) { FirstOrdinal = 2 }
            .Header(new { forked_from_id = origin, history_base = new { thread_id = origin, end_ordinal_exclusive = 2, end_byte_offset = 1 } })
            .Total(100, 10).Total(50, 5).Write();

        Assert.Equal(55, TokensOf(fork));
    }

    [Fact]
    public void Limits_of_the_account_do_not_make_a_total_count_again()
    {
        string id = Draft().Header().Say(Role.User, "One").Total(100, 10).Limits().Total(100, 10).Write();

        Assert.Equal(110, TokensOf(id));
    }

    private RolloutDraft Draft() => new(_folder.Path) { FirstOrdinal = null };

    private RolloutDraft Fork(string origin) => Draft().Header(new { timestamp = s_forkedAt, forked_from_id = origin });

    /// <summary>As a list tells them, after checking that the messages tell no more.</summary>
    private long TokensOf(string id)
    {
        FoundConversation found = _reader.Find(new AgentHome(_folder.Path, static _ => null)).Single(one => one.Key == new SessionKey(new AgentId("codex"), id));
        long listed = _reader.ReadFacts(found, static _ => { }).Tokens.Total;
        Assert.InRange(_reader.ReadMessages(found, static _ => { }).Sum(static message => message.Tokens?.Total ?? 0), 0, listed);
        return listed;
    }
}
