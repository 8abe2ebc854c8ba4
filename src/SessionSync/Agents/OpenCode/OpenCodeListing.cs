using System.Collections.Immutable;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>A database's answer to <see cref="OpenCodeQuery.Listing"/>.</summary>
/// <param name="ColumnNames">Of its table of sessions.</param>
/// <param name="Sessions">Those of the project.</param>
/// <param name="HasLaterTables">There are the tables of version 2 as well.</param>
internal sealed record OpenCodeListing(ImmutableArray<string> ColumnNames, ImmutableArray<ImportableSession> Sessions, bool HasLaterTables = false)
{
    /// <summary>Why a database with sessions of version 2 is left out: what is left of version 1 in it is no longer written.</summary>
    /// <param name="where">"here" or "there".</param>
    public static string LaterVersion(string where) =>
        $"OpenCode {where} keeps its sessions as its version 2 does, whose sessions are not synced by this version of sync-sessions. They are left out";

    public static OpenCodeListing Empty { get; } = new([], []);

    public static AgentId Agent { get; } = new("opencode");

    /// <summary>Reads the answer's lines; those that are none of ours are left out, and of a session that comes twice the second. Pure.</summary>
    /// <param name="projectPath">Absolute and without links; sessions were held there or below.</param>
    /// <param name="beside">Other directories of the repository: what was held in them is at a place that leads out of the project.</param>
    public static OpenCodeListing Parse(IEnumerable<string> lines, string projectPath, params IEnumerable<string> beside)
    {
        ImmutableArray<string> columns = [];
        bool hasLater = false;
        var sessions = ImmutableArray.CreateBuilder<ImportableSession>();
        foreach (string line in lines)
        {
            _ = JsonPiece.TryParse(line, out JsonPiece row);
            if (row["columns"u8].IsArray)
            {
                columns = TextsOf(row["columns"u8]);
                hasLater = row["later"u8].Count > 0;
            }
            else if (PlainId.IsPlain(row["id"u8].Text) && PlaceOf(row["directory"u8].Text, projectPath, beside) is { } place)
            {
                sessions.Add(SessionOf(row, place));
            }
        }

        return new OpenCodeListing(columns, [.. sessions.DistinctBy(session => session.Key)], hasLater);
    }

    private static ImmutableArray<string> TextsOf(JsonPiece array)
    {
        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        foreach (JsonPiece item in array.Items)
        {
            if (item.Text is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    private static ImportableSession SessionOf(JsonPiece row, string place) => new(
        new SessionKey(Agent, row["id"u8].Text!),
        PlainId.IsPlain(row["parent"u8].Text) ? row["parent"u8].Text : null,
        place,
        row["title"u8].Text ?? "",
        row["head"u8].Time,
        new ImportSignature(row["messages"u8].Count, row["message"u8].Text ?? "", row["parts"u8].Count, row["part"u8].Text ?? ""),
        row["unfinished"u8].Count == 0 ? null : row["written"u8].Time ?? row["head"u8].Time);

    private static string? PlaceOf(string? directory, string projectPath, IEnumerable<string> beside)
    {
        string? place = PlaceOf(directory, projectPath);
        foreach (string other in place is null ? beside : [])
        {
            if (PlaceOf(directory, other) is { } there)
            {
                return Path.Combine(Path.GetRelativePath(projectPath, other), there).TrimEnd('/');
            }
        }

        return place;
    }

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
