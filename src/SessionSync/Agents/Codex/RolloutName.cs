namespace SessionSync.Agents.Codex;

/// <summary>The name of a rollout: <c>rollout-TIME-ID.jsonl</c>, with <c>.zst</c> behind it where it is compressed. A window of a
/// conversation that goes on in a file of its own has <c>_WINDOW</c> behind the id. Pure.</summary>
internal static class RolloutName
{
    public const string Compressed = ".zst";
    private const string Prefix = "rollout-";
    private const string Extension = ".jsonl";
    private const int IdLength = 36;

    /// <summary>The conversation's id; null where it is no rollout.</summary>
    public static string? IdOf(string fileName)
    {
        ReadOnlySpan<char> name = fileName;
        name = name.EndsWith(Compressed, StringComparison.Ordinal) ? name[..^Compressed.Length] : name;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        name = name[..^Extension.Length];
        int window = name.IndexOf('_');
        name = window < 0 ? name : name[..window];
        return name.Length > Prefix.Length + IdLength && IsId(name[^IdLength..]) ? name[^IdLength..].ToString() : null;
    }

    public static bool IsId(ReadOnlySpan<char> text) => Guid.TryParseExact(text, "D", out _);
}
