using System.Collections.Immutable;
using System.Globalization;

namespace SessionSync.Browse.Pricing;

/// <summary>The prices of models on a day. Pure.</summary>
public sealed record PriceTable(DateOnly Date, ImmutableArray<ModelPrice> Prices)
{
    /// <summary>The one that this program brings along.</summary>
    public static PriceTable Own()
    {
        using var reader = new StreamReader(typeof(PriceTable).Assembly.GetManifestResourceStream("prices.txt")!);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>The price of the longest name that the model's begins with; null where none does.</summary>
    /// <param name="model">As an agent writes it: with the provider before it, or a date behind it.</param>
    public ModelPrice? Find(string model)
    {
        string name = BareName(model);
        ModelPrice? longest = null;
        foreach (ModelPrice price in Prices)
        {
            if (price.Name.Length > (longest?.Name.Length ?? 0) && name.StartsWith(price.Name, StringComparison.Ordinal) && IsVariant(name.AsSpan(price.Name.Length)))
            {
                longest = price;
            }
        }

        return longest;
    }

    internal static PriceTable Parse(string text)
    {
        DateOnly date = default;
        ImmutableArray<ModelPrice>.Builder prices = ImmutableArray.CreateBuilder<ModelPrice>();
        foreach (string line in text.Split('\n'))
        {
            switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                case ["date", var day]:
                    date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    break;
                case [not "#", var input, var output, var read, var write] columns:
                    prices.Add(new ModelPrice(columns[0], Number(input), Number(output), Number(read), Number(write)));
                    break;
            }
        }

        return new PriceTable(date, prices.ToImmutable());
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>Without what stands for the provider; Anthropic's versions are written with dots by some.</summary>
    private static string BareName(string model)
    {
        const string Bedrock = "anthropic.";
        string name = model[(model.LastIndexOf('/') + 1)..].ToLowerInvariant();
        int bedrock = name.IndexOf(Bedrock, StringComparison.Ordinal);
        name = bedrock < 0 ? name : name[(bedrock + Bedrock.Length)..];
        return name.StartsWith("claude", StringComparison.Ordinal) ? name.Replace('.', '-') : name;
    }

    /// <summary>Whether this follows the name of a model in names of the same one: a date or a kind does, the number of another version does not.</summary>
    private static bool IsVariant(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        if (char.IsAsciiLetterOrDigit(rest[0]) || rest[0] == '.')
        {
            return false;
        }

        ReadOnlySpan<char> digits = rest[1..];
        int count = digits.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? digits.Length : end;
        bool isVersion = rest[0] == '-' && count is (1 or 2) && (count == digits.Length || !char.IsAsciiLetter(digits[count]));
        return !isVersion;
    }
}
