using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Overview;

public sealed class ConversationSortTests
{
    private static readonly DateTimeOffset s_now = FixedTime.Noon.GetUtcNow();

    private static readonly ListedConversation[] s_all =
    [
        Listed("a", new FakeConversation("beta") { Count = 9, Tokens = new TokenUsage(1, 0, 0, 0), Started = s_now.AddDays(-9), Last = s_now.AddDays(-1), Branch = "main" }),
        Listed("b", new FakeConversation("Alpha") { Count = 1, Tokens = new TokenUsage(0, 0, 5, 0), Started = s_now.AddDays(-2), Last = s_now.AddDays(-2), IsSubagent = true }),
        Listed("c", new FakeConversation { Count = 9, Last = null, Stamp = new FileStamp(1, s_now.ToUnixTimeSeconds()), Branch = "Main" }),
    ];

    [Theory]
    [InlineData(ConversationOrder.Last, "c a b")]
    [InlineData(ConversationOrder.Started, "b a c")]
    [InlineData(ConversationOrder.Messages, "c a b")]
    [InlineData(ConversationOrder.Tokens, "b a c")]
    [InlineData(ConversationOrder.Title, "b a c")]
    public void The_newest_and_the_biggest_come_first(ConversationOrder order, string expected) =>
        Assert.Equal(expected, Ids(ConversationSort.By(order, s_all)));

    [Fact]
    public void Filters_go_together_and_sub_agents_are_left_out_unless_wanted()
    {
        Assert.Equal("a c", Ids(s_all.Where(new ConversationFilter().Fits)));
        Assert.Equal("a b c", Ids(s_all.Where(new ConversationFilter(HasSubagents: true).Fits)));
        Assert.Equal("a", Ids(s_all.Where(new ConversationFilter(Branch: "main").Fits)));
        Assert.Equal("c", Ids(s_all.Where(new ConversationFilter(Since: s_now).Fits)));
        Assert.Equal("a c", Ids(s_all.Where(new ConversationFilter(Since: s_now.AddDays(-1)).Fits)));
        Assert.Equal("", Ids(s_all.Where(new ConversationFilter(new AgentId("other")).Fits)));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_clock_that_is_out_of_its_mind_is_clamped(long seconds) =>
        Assert.InRange(Listed("x", new FakeConversation { Last = null, Stamp = new FileStamp(0, seconds) }).LastActive, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private static string Ids(IEnumerable<ListedConversation> conversations) => string.Join(' ', conversations.Select(one => one.Found.Key.Id));

    private static ListedConversation Listed(string id, FakeConversation made) =>
        new(new FoundConversation(new SessionKey(new AgentId("pi"), id), "/x", made.Stamp, made.IsSubagent), made.Facts, []);
}
