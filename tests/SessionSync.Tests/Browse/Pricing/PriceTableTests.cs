using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Pricing;

public sealed class PriceTableTests
{
    private static readonly PriceTable s_own = PriceTable.Own();

    [Theory]
    [InlineData("gpt-4.1-mini", 2.0)]
    [InlineData("gpt-4.1-mini-2025-04-14", 2.0)]
    [InlineData("gpt-4.1", 10.0)]
    [InlineData("o3-mini", 5.5)]
    [InlineData("o3", 10.0)]
    [InlineData("gpt-4o", 12.5)]
    [InlineData("gpt-4o-mini", 0.75)]
    [InlineData("claude-opus-4-1-20250805", 90.0)]
    [InlineData("claude-opus-4-20250514", 90.0)]
    [InlineData("claude-opus-5-5[1m]", 24.0)]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", 18.0)]
    [InlineData("anthropic/claude-sonnet-4.6", 18.0)]
    [InlineData("openai/GPT-5-Codex", 11.25)]
    [InlineData("gpt-5.5-pro-2026-04-23", 210.0)]
    [InlineData("gpt-5.5", 35.0)]
    [InlineData("gpt-6-sol", 12.0)]
    [InlineData("gpt-6.2-astra", 48.0)]
    [InlineData("claude-fable-5-2", 48.0)]
    [InlineData("gemini-3.8-flash", 4.5)]
    public void The_longest_name_that_a_model_begins_with_has_its_price(string model, double dollarsForAMillionEachWay) =>
        Assert.Equal((decimal)dollarsForAMillionEachWay, s_own.Find(model)!.Of(new TokenUsage(1_000_000, 1_000_000, 0, 0)));

    [Theory]
    [InlineData("mock-model")]
    [InlineData("gpt-5.9")]
    [InlineData("claude-opus-4-9")]
    [InlineData("claude-opus-6-20270101")]
    [InlineData("o33")]
    [InlineData("")]
    [InlineData("/")]
    public void Another_version_is_another_model_and_nobody_knows_its_price(string model) => Assert.Null(s_own.Find(model));

    [Fact]
    public void The_cache_is_counted_at_its_own_prices() =>
        Assert.Equal(4 + 20 + 0.20m + 5, s_own.Find("claude-opus-5-5")!.Of(new TokenUsage(1_000_000, 1_000_000, 1_000_000, 1_000_000)));

    [Fact]
    public void The_table_has_a_day_and_sane_prices_each_name_once()
    {
        Assert.InRange(s_own.Date, new DateOnly(2026, 1, 1), new DateOnly(2100, 1, 1));
        Assert.Equal(s_own.Prices.Length, s_own.Prices.Select(price => price.Name).Distinct().Count());
        Assert.All(s_own.Prices, price => Assert.True(price.Input > 0 && price.Output >= price.Input && price.CacheRead <= price.Input && price.CacheWrite >= price.Input, price.Name));
    }

    [Fact]
    public void A_conversation_costs_what_its_models_cost_and_what_no_message_accounts_for_is_the_last_models()
    {
        ConversationFacts facts = new(null, null, null, "claude-opus-5-5", 2, new TokenUsage(3_000_000, 0, 0, 0), null, null, null);
        Message[] messages =
        [
            FakeConversations.Said(Role.Assistant) with { Model = "claude-haiku-4-5", Tokens = new TokenUsage(1_000_000, 0, 0, 0) },
            FakeConversations.Said(Role.Assistant) with { Model = "<synthetic>", Tokens = default(TokenUsage) },
            FakeConversations.Said(Role.Assistant),
        ];

        ConversationCost cost = ConversationCost.Of(facts, messages, s_own);

        Assert.Equal(1 + (2 * 4), cost.Dollars);
        Assert.Equal(["claude-haiku-4-5", "claude-opus-5-5"], cost.Models.Select(model => model.Model));
        Assert.Equal(s_own.Date, cost.PricesOf);
        Assert.True(cost.IsWhole);
    }

    [Fact]
    public void A_model_without_a_price_makes_the_sum_incomplete_and_damaged_counts_cost_nothing()
    {
        ConversationFacts facts = new(null, null, null, null, 2, new TokenUsage(-5, 7, 0, long.MinValue), null, null, null);

        ConversationCost cost = ConversationCost.Of(facts, [], s_own);

        Assert.False(cost.IsWhole);
        Assert.Equal(0, cost.Dollars);
        ModelCost model = Assert.Single(cost.Models);
        Assert.Equal(("unknown", new TokenUsage(0, 7, 0, 0)), (model.Model, model.Tokens));
    }
}
