using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>What one model did in a conversation.</summary>
/// <param name="Price">Null where the table does not know the model.</param>
public sealed record ModelCost(string Model, TokenUsage Tokens, ModelPrice? Price)
{
    public decimal? Dollars => Price?.Of(Tokens);
}
