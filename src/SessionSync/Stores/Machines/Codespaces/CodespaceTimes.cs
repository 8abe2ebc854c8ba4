using System.Text.Json;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>When a Codespace was used last, and when GitHub will delete it.</summary>
/// <param name="LastUsed">Null where gh does not tell.</param>
/// <param name="RetentionEnds">Null while it runs, or where gh does not tell.</param>
public sealed record CodespaceTimes(DateTimeOffset? LastUsed, DateTimeOffset? RetentionEnds)
{
    /// <summary>Asks the user's own gh, which does not start the Codespace.</summary>
    /// <exception cref="SyncException">gh does not know these fields, or fails.</exception>
    public static Task<CodespaceTimes> ReadAsync(string name, CancellationToken cancellationToken) => GitHubCommand.AskAsync(
        $"Cannot tell how long Codespace {name} will be kept",
        ["codespace", "view", "-c", name, "--json", "lastUsedAt,retentionExpiresAt"],
        static answer => new CodespaceTimes(Time(answer, "lastUsedAt"), Time(answer, "retentionExpiresAt")),
        cancellationToken);

    private static DateTimeOffset? Time(JsonElement answer, string field) =>
        answer.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
}
