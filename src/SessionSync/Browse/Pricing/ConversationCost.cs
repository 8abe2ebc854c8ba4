using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>What a conversation cost, by the prices of a day. Pure.</summary>
public sealed record ConversationCost(ImmutableArray<ModelCost> Models, DateOnly PricesOf)
{
    private const string Nameless = "unknown";

    /// <summary>In US dollars, of the models whose price is known.</summary>
    public decimal Dollars => Models.Sum(static model => model.Dollars ?? 0);

    /// <summary>Whether every model's price is known.</summary>
    public bool IsWhole => Models.All(static model => model.Price is not null);

    /// <summary>Of all that was paid for, the branches included that a resume does not go on with: what no message accounts for is the
    /// last model's.</summary>
    public static ConversationCost Of(ConversationFacts facts, IEnumerable<Message> messages, PriceTable prices)
    {
        string last = facts.Model is { Length: > 0 } model ? model : Nameless;
        var byModel = new SortedDictionary<string, TokenUsage>(StringComparer.Ordinal);
        TokenUsage accounted = default;
        foreach (Message message in messages)
        {
            if (message.Tokens is { } tokens)
            {
                Add(byModel, message.Model is { Length: > 0 } own ? own : last, tokens);
                accounted += tokens;
            }
        }

        Add(byModel, last, Rest(facts.Tokens, accounted));
        return new ConversationCost(
            [.. byModel.Where(static pair => pair.Value.Total > 0).Select(pair => new ModelCost(pair.Key, pair.Value, prices.Find(pair.Key)))], prices.Date);
    }

    private static void Add(SortedDictionary<string, TokenUsage> byModel, string model, TokenUsage tokens) =>
        byModel[model] = byModel.GetValueOrDefault(model) + Rest(tokens, default);

    /// <summary>Damaged files have numbers below zero, too.</summary>
    private static TokenUsage Rest(TokenUsage all, TokenUsage part) => new(
        Math.Max(0, all.Input - part.Input),
        Math.Max(0, all.Output - part.Output),
        Math.Max(0, all.CacheRead - part.CacheRead),
        Math.Max(0, all.CacheWrite - part.CacheWrite));
}
