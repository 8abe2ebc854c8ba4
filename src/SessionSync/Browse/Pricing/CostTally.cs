using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>Adds up what the messages of a conversation cost.</summary>
public sealed class CostTally(ConversationFacts facts)
{
    private const string Nameless = "unknown";

    private readonly string _last = facts.Model is { Length: > 0 } model ? model : Nameless;
    private readonly SortedDictionary<string, TokenUsage> _byModel = new(StringComparer.Ordinal);
    private TokenUsage _accounted;

    public void Add(Message message)
    {
        if (message.Tokens is { } tokens)
        {
            Add(message.Model is { Length: > 0 } own ? own : _last, tokens);
            _accounted += tokens;
        }
    }

    /// <summary>Of all that was paid for, the branches included that a resume does not go on with: what no message accounts for is the last
    /// model's.</summary>
    public ConversationCost By(PriceTable prices)
    {
        Add(_last, Rest(facts.Tokens, _accounted));
        _accounted = facts.Tokens;
        return new ConversationCost(
            [.. _byModel.Where(static pair => pair.Value.Total > 0).Select(pair => new ModelCost(pair.Key, pair.Value, prices.Find(pair.Key)))], prices.Date);
    }

    private void Add(string model, TokenUsage tokens) => _byModel[model] = _byModel.GetValueOrDefault(model) + Rest(tokens, default);

    /// <summary>Damaged files have numbers below zero, too.</summary>
    private static TokenUsage Rest(TokenUsage all, TokenUsage part) => new(
        Math.Max(0, all.Input - part.Input),
        Math.Max(0, all.Output - part.Output),
        Math.Max(0, all.CacheRead - part.CacheRead),
        Math.Max(0, all.CacheWrite - part.CacheWrite));
}
