using System.Collections.Frozen;
using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Overview;

/// <summary>Names conversations by the beginnings of their ids. Pure.</summary>
public static class IdPrefixes
{
    /// <summary>Beginnings shorter than this are not shown, however few conversations there are: they would not stay unique for long.</summary>
    public const int Shortest = 8;

    /// <summary>For each id the shortest beginning that no other id has.</summary>
    public static FrozenDictionary<string, string> Of(IEnumerable<string> ids)
    {
        string[] sorted = [.. ids.Distinct(StringComparer.Ordinal)];
        Array.Sort(sorted, StringComparer.Ordinal);
        Dictionary<string, string> prefixes = new(sorted.Length, StringComparer.Ordinal);
        for (int index = 0; index < sorted.Length; index++)
        {
            string id = sorted[index];
            int shared = Math.Max(
                index == 0 ? 0 : id.AsSpan().CommonPrefixLength(sorted[index - 1]),
                index == sorted.Length - 1 ? 0 : id.AsSpan().CommonPrefixLength(sorted[index + 1]));
            prefixes[id] = id[..Math.Min(id.Length, Math.Max(Shortest, shared + 1))];
        }

        return prefixes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The conversations that a text can mean: the one with this very id, else all whose ids begin like this. An agent's name, or the
    /// beginning of one, and a slash may go before it.</summary>
    public static ImmutableArray<FoundConversation> Find(ImmutableArray<FoundConversation> all, string text)
    {
        ImmutableArray<FoundConversation> exact = [.. all.Where(one => string.Equals(one.Key.Id, text, StringComparison.Ordinal) || string.Equals(one.Key.ToString(), text, StringComparison.Ordinal))];
        return exact.IsEmpty
            ? [.. all.Where(one => one.Key.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase) || IsOfAgent(one, text))]
            : exact;
    }

    private static bool IsOfAgent(FoundConversation one, string text) => text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && one.Key.Agent.Value.StartsWith(text[..slash], StringComparison.OrdinalIgnoreCase)
        && one.Key.Id.StartsWith(text[(slash + 1)..], StringComparison.OrdinalIgnoreCase);
}
