using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Pricing;

/// <summary>The cost of a conversation, by model, at the prices of one day. Pure.</summary>
public sealed record ConversationCost(ImmutableArray<ModelCost> Models, DateOnly PricesOf)
{
    /// <summary>In US dollars, of the models whose price is known.</summary>
    public decimal Dollars => Models.Sum(static model => model.Dollars ?? 0);

    /// <summary>Whether any model's price is known.</summary>
    public bool IsKnown => Models.Any(static model => model.Price is not null);

    /// <summary>Whether every model's price is known.</summary>
    public bool IsWhole => Models.All(static model => model.Price is not null);

    /// <summary>The cost as text for people; it says so where the price of some or all models is unknown.</summary>
    public string Text => IsWhole ? TextOf(Dollars) : IsKnown ? $"{TextOf(Dollars)} and more" : "unknown";

    public static ConversationCost Of(ConversationFacts facts, IEnumerable<Message> messages, PriceTable prices)
    {
        var tally = new CostTally(facts);
        foreach (Message message in messages)
        {
            tally.Add(message);
        }

        return tally.By(prices);
    }

    /// <summary>To the cent, and finer where it is less than a dollar.</summary>
    public static string TextOf(decimal dollars) => "$" + dollars.ToString(dollars is > 0 and < 1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
}
