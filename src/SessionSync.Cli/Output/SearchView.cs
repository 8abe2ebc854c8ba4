using System.Text;
using System.Text.Json;
using SessionSync.Browse.Search;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Platform;

namespace SessionSync.Cli.Output;

/// <summary>Shows what a search found.</summary>
internal sealed class SearchView(StandardStreams streams, HostEnvironment host, TimeProvider time, ColorMode color)
{
    private const string Bold = "\e[1m";
    private const string Found = "\e[1;31m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";
    private const string Indent = "  ";

    private readonly DateTimeOffset _now = time.GetUtcNow();
    private readonly bool _isColored = ColorRules.IsColored(color, host.IsOutputTerminal, host.Variable);

    public void Write(SearchResult result)
    {
        StringBuilder text = new();
        foreach (SearchMatch match in result.Matches)
        {
            if (host.IsOutputTerminal)
            {
                Append(text, match);
            }
            else
            {
                text.AppendJoin('\t', Cells(match).Select(Printable.Line)).Append('\n');
            }
        }

        streams.Out.Write(text.ToString());
        if (host.IsOutputTerminal)
        {
            streams.Error.WriteLine(Closing(result));
        }
    }

    public void WriteJson(string query, SearchResult result) => streams.Out.WriteLine(JsonLine.Text(json =>
    {
        json.WriteString("query", query);
        json.WriteNumber("total", result.Sessions);
        json.WriteBoolean("partial", result.IsPartial);
        json.WriteString("suggestion", result.Suggestion);
        json.WriteStartArray("sessions");
        foreach (SearchMatch match in result.Matches)
        {
            Write(json, match);
        }

        json.WriteEndArray();
    }));

    private static void Write(Utf8JsonWriter json, SearchMatch match)
    {
        json.WriteStartObject();
        json.WriteString("id", match.Key.Id);
        json.WriteString("agent", match.Key.Agent.Value);
        json.WriteString("title", match.Title);
        json.WriteString("workspace", match.Directory);
        json.WriteString("branch", match.Branch);
        json.WriteString("parent_id", match.Parent);
        json.WriteBoolean("subagent", match.IsSubagent);
        WriteTime(json, "last_message_at", match.LastMessageAt);
        json.WriteString("path", match.Path);
        json.WriteNumber("matching_messages", match.Messages);
        json.WriteString("role", RoleOf(match));
        WriteTime(json, "at", match.At);
        json.WriteStartArray("snippet");
        foreach (SnippetPiece piece in match.Snippet)
        {
            json.WriteStartObject();
            json.WriteString("text", piece.Text);
            json.WriteBoolean("match", piece.IsMatch);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) => json.WriteString(name, time is { } known ? JsonLine.Time(known) : null);

    private static string[] Cells(SearchMatch match) =>
    [
        match.Key.Id,
        match.Key.Agent.Value,
        match.Directory ?? "",
        match.LastMessageAt is { } last ? JsonLine.Time(last) : "",
        match.Messages.ToString(),
        RoleOf(match),
        match.Title ?? "",
        string.Concat(match.Snippet.Select(static piece => piece.Text)),
    ];

    private void Append(StringBuilder text, SearchMatch match)
    {
        string title = Printable.Line(match.Title ?? "Without a title");
        string age = Quantity.Age(match.LastMessageAt, _now) is var words && words is "just now" or "in the future" or "unknown" ? words : $"{words} ago";
        string place = string.Join(", ", new[] { match.Key.Agent.Value, match.IsSubagent ? "sub-agent" : null, age, Quantity.Count(match.Messages, "message"), match.Directory, match.IsInVault ? "in the vault" : null }.OfType<string>());
        text.Append(Styled(Bold, CellWidth.Cut(title, host.OutputWidth()))).Append('\n');
        WrappedText wrapped = new(text, host.OutputWidth(), Indent);
        wrapped.Append(Printable.Line(match.ShortId), static word => word);
        wrapped.Append($"  {Printable.Line(place)}", word => Styled(Dim, word));
        wrapped.EndLine();
        wrapped.Append($"{RoleOf(match)}: ", word => Styled(Dim, word));
        foreach (SnippetPiece piece in match.Snippet)
        {
            wrapped.Append(PrintablePiece(piece.Text), word => piece.IsMatch ? Styled(Found, word) : word);
        }

        wrapped.EndLine();
        text.Append('\n');
    }

    /// <summary>A line loses the spaces at its ends, and a piece of one must not.</summary>
    private static string PrintablePiece(string text) =>
        $"{(text.StartsWith(' ') ? " " : "")}{Printable.Line(text.Trim())}{(text.Length > 1 && text.EndsWith(' ') ? " " : "")}";

    private string Styled(string style, string text) => _isColored ? style + text + Plain : text;

    private static string RoleOf(SearchMatch match) => match.Role switch
    {
        Role.User => "user",
        Role.Assistant => "assistant",
        Role.Tool => "tool",
        _ => "system",
    };

    private static string Closing(SearchResult result)
    {
        string count = result.Matches.Length < result.Sessions
            ? $"{result.Matches.Length} of {Quantity.Count(result.Sessions, "session")}; --limit shows more."
            : $"{Quantity.Count(result.Sessions, "session")}.";
        return result.Sessions == 0 ? $"Nothing was found.{(result.Suggestion is { } meant ? $" Did you mean: sync-sessions search {Printable.Line(meant)}" : "")}"
            : result.IsPartial ? $"{count} There is more than was looked through: another word would tell them apart."
            : $"{count} Read one: sync-sessions show {Printable.Line(result.Matches[0].ShortId)}";
    }
}
