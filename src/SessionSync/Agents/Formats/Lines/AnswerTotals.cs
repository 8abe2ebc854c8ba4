using System.Runtime.InteropServices;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>The tokens of each answer of the provider, however many records it was written in.</summary>
internal sealed class AnswerTotals
{
    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<TokenUsage> _tokens = [];

    public int Count => _tokens.Count;

    public TokenUsage Total { get; private set; }

    public TokenUsage this[int number] => _tokens[number];

    /// <summary>Notes what a record says that its answer cost, and returns the answer's number. Of several records the one that says
    /// the most is right: an answer that still comes in is written with less.</summary>
    /// <param name="key">Null for an answer without an id.</param>
    public int Add(UInt128? key, TokenUsage tokens)
    {
        int number = _tokens.Count;
        if (key is { } own)
        {
            ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, own, out bool exists);
            if (exists)
            {
                return AddTo(known, tokens);
            }

            known = number;
        }

        _tokens.Add(tokens);
        Total += tokens;
        return number;
    }

    /// <summary>Notes the same for an answer whose number is known.</summary>
    public int AddTo(int number, TokenUsage tokens)
    {
        TokenUsage before = _tokens[number];
        if (tokens.Total > before.Total)
        {
            _tokens[number] = tokens;
            Total = new TokenUsage(
                Total.Input - before.Input + tokens.Input,
                Total.Output - before.Output + tokens.Output,
                Total.CacheRead - before.CacheRead + tokens.CacheRead,
                Total.CacheWrite - before.CacheWrite + tokens.CacheWrite);
        }

        return number;
    }
}
