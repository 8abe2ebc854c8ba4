using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>The tokens that one model used in a conversation, and their cost in US dollars.</summary>
/// <param name="Price">Null where the table does not know the model.</param>
public sealed record ModelCost(string Model, TokenUsage Tokens, ModelPrice? Price)
{
    public decimal? Dollars => Price?.Of(Tokens);
}
