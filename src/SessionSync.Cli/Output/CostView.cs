using System.Globalization;
using SessionSync.Browse.Pricing;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Cli.Output;

/// <summary>Shows what a conversation cost.</summary>
internal sealed class CostView(StandardStreams streams, bool isTerminal)
{
    public void Write(ConversationCost cost)
    {
        Columns columns = new(isTerminal);
        columns.Add("MODEL", "INPUT", "OUTPUT", "CACHE READ", "CACHE WRITE", "COST", "PRICED AS");
        foreach (ModelCost model in cost.Models)
        {
            columns.Add([model.Model, .. Counts(model.Tokens), model.Dollars is { } dollars ? ConversationCost.TextOf(dollars) : "unknown", model.Price?.Name ?? ""]);
        }

        columns.Add(["total", .. Counts(cost.Models.Aggregate(default(TokenUsage), static (sum, model) => sum + model.Tokens)), cost.Text, ""]);
        columns.WriteTo(streams.Out);
        streams.Error.WriteLine($"By the list prices of {cost.PricesOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, without sub-agents; what a subscription costs is something else.");
        foreach (ModelCost model in cost.Models.Where(static model => model.Price is null))
        {
            streams.Error.WriteLine($"The price of {Printable.Line(model.Model)} is not known.");
        }
    }

    public void WriteJson(ConversationCost cost) => streams.Out.WriteLine(JsonLine.Text(json =>
    {
        json.WriteString("prices_of", cost.PricesOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("dollars", cost.Dollars);
        json.WriteBoolean("complete", cost.IsWhole);
        json.WriteStartArray("models");
        foreach (ModelCost model in cost.Models)
        {
            json.WriteStartObject();
            json.WriteString("model", model.Model);
            json.WriteString("priced_as", model.Price?.Name);
            ConversationJson.WriteTokens(json, model.Tokens);
            if (model.Dollars is { } dollars)
            {
                json.WriteNumber("dollars", dollars);
            }
            else
            {
                json.WriteNull("dollars");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));

    private static string[] Counts(TokenUsage tokens) => Array.ConvertAll(
        [tokens.Input, tokens.Output, tokens.CacheRead, tokens.CacheWrite], static count => count.ToString(CultureInfo.InvariantCulture));
}
