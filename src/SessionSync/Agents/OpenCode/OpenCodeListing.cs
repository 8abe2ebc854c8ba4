using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Agents.Json;
using SessionSync.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>A database's answer to <see cref="OpenCodeQuery.Listing"/>.</summary>
/// <param name="Columns">Of its table of sessions.</param>
/// <param name="Sessions">Those of the project.</param>
internal sealed record OpenCodeListing(ImmutableArray<string> Columns, ImmutableArray<ImportableSession> Sessions)
{
    public static OpenCodeListing Empty { get; } = new([], []);

    public static AgentId Agent { get; } = new("opencode");

    /// <summary>Reads the answer's lines; those that are none of ours are left out, and of a session that comes twice the second. Pure.</summary>
    /// <param name="projectPath">Absolute and without links; sessions were had there or below.</param>
    public static OpenCodeListing Parse(IEnumerable<string> lines, string projectPath)
    {
        ImmutableArray<string> columns = [];
        var sessions = ImmutableArray.CreateBuilder<ImportableSession>();
        foreach (string line in lines)
        {
            using JsonDocument? document = ForeignJson.TryParse(Encoding.UTF8.GetBytes(line));
            JsonElement row = document?.RootElement ?? default;
            if (row.At("columns").ValueKind == JsonValueKind.Array)
            {
                columns = [.. row.ItemsAt("columns").Select(name => name.AsText()).OfType<string>()];
            }
            else if (PlainId.IsPlain(row.TextAt("id")) && PlaceOf(row.TextAt("directory"), projectPath) is { } place)
            {
                sessions.Add(SessionOf(row, place));
            }
        }

        return new OpenCodeListing(columns, [.. sessions.DistinctBy(session => session.Key)]);
    }

    private static ImportableSession SessionOf(JsonElement row, string place) => new(
        new SessionKey(Agent, row.TextAt("id")!),
        PlainId.IsPlain(row.TextAt("parent")) ? row.TextAt("parent") : null,
        place,
        row.TextAt("title") ?? "",
        row.TimeAt("head"),
        new ImportSignature(row.CountAt("messages"), row.TextAt("message") ?? "", row.CountAt("parts"), row.TextAt("part") ?? ""),
        row.CountAt("unfinished") == 0 ? null : row.TimeAt("written") ?? row.TimeAt("head"));

    /// <summary>Null for a directory outside of the project, or one that could lead out of another's.</summary>
    private static string? PlaceOf(string? directory, string projectPath)
    {
        if (directory is null || !directory.StartsWith(projectPath, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = directory[projectPath.Length..].TrimEnd('/');
        bool isInside = rest.Length == 0 || rest[0] == '/' || projectPath.EndsWith('/');
        string place = rest.TrimStart('/');
        return isInside && !place.Contains('\0', StringComparison.Ordinal) && !place.Split('/').Contains("..") ? place : null;
    }
}
