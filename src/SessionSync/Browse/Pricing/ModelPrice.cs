using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>The prices of a model, in US dollars for a million tokens.</summary>
/// <param name="Name">The prefix of the names of the models that have these prices.</param>
public sealed record ModelPrice(string Name, decimal Input, decimal Output, decimal CacheRead, decimal CacheWrite)
{
    private const decimal Million = 1_000_000;

    public decimal Of(TokenUsage tokens) =>
        ((tokens.Input * Input) + (tokens.Output * Output) + (tokens.CacheRead * CacheRead) + (tokens.CacheWrite * CacheWrite)) / Million;
}
