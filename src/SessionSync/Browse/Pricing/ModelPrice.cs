using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>What a provider asks for a million tokens, in US dollars.</summary>
/// <param name="Name">What the names of the models begin with that it is asked for.</param>
public sealed record ModelPrice(string Name, decimal Input, decimal Output, decimal CacheRead, decimal CacheWrite)
{
    private const decimal Million = 1_000_000;

    public decimal Of(TokenUsage tokens) =>
        ((tokens.Input * Input) + (tokens.Output * Output) + (tokens.CacheRead * CacheRead) + (tokens.CacheWrite * CacheWrite)) / Million;
}
