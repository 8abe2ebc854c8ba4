using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SessionSync.Tests.Browse.Export;

/// <summary>
/// A strict decoder of Token-Oriented Object Notation, written from its specification (4.0) and from nothing else: objects, expanded
/// lists, tables and inline arrays with commas, in steps of two spaces. Whatever the specification forbids is refused.
/// </summary>
internal sealed partial class ToonDecoder
{
    private readonly (int Depth, string Content)[] _lines;
    private int _at;

    private ToonDecoder(string document)
    {
        Require(!document.EndsWith('\n') && !document.Contains('\r', StringComparison.Ordinal));
        _lines = [.. document.Split('\n').Select(Line)];
    }

    public static JsonObject Decode(string document)
    {
        var decoder = new ToonDecoder(document);
        JsonObject root = decoder.ReadObject(0);
        Require(decoder._at == decoder._lines.Length);
        return root;
    }

    private static (int Depth, string Content) Line(string line)
    {
        int spaces = line.Length - line.TrimStart(' ').Length;
        Require(line.Length > 0 && spaces % 2 == 0 && line[^1] != ' ' && line[spaces] is not ('\t' or '#'));
        return (spaces / 2, line[spaces..]);
    }

    private bool IsAt(int depth) => _at < _lines.Length && _lines[_at].Depth == depth;

    private JsonObject ReadObject(int depth)
    {
        var result = new JsonObject();
        while (IsAt(depth) && !_lines[_at].Content.StartsWith("- ", StringComparison.Ordinal))
        {
            ReadField(result, _lines[_at++].Content, depth);
        }

        return result;
    }

    private void ReadField(JsonObject result, string content, int depth)
    {
        Match field = Field().Match(content);
        Require(field.Success);
        string key = field.Groups["quoted"].Success ? Unquote(field.Groups["quoted"].Value) : field.Groups["key"].Value;
        string rest = field.Groups["rest"].Value;
        Require(rest.Length == 0 || (rest[0] == ' ' && rest.Length > 1));
        JsonNode? value = field.Groups["length"].Success
            ? ReadArray(int.Parse(field.Groups["length"].Value, CultureInfo.InvariantCulture), field.Groups["fields"], rest, depth + 1)
            : rest.Length == 0 ? ReadObject(depth + 1)
            : rest == " []" ? new JsonArray()
            : Primitive(rest[1..]);
        Require(result.TryAdd(key, value));
    }

    private JsonArray ReadArray(int length, Group fields, string inline, int depth)
    {
        var result = new JsonArray();
        if (inline.Length > 0)
        {
            Require(!fields.Success);
            result = [.. Cells(inline[1..])];
        }
        else if (fields.Success)
        {
            string[] names = fields.Value.Split(',');
            for (; IsAt(depth); _at++)
            {
                JsonNode?[] cells = Cells(_lines[_at].Content);
                Require(cells.Length == names.Length);
                result.Add(new JsonObject(names.Zip(cells, KeyValuePair.Create)));
            }
        }
        else
        {
            while (IsAt(depth))
            {
                string content = _lines[_at++].Content;
                Require(content.StartsWith("- ", StringComparison.Ordinal));
                var item = new JsonObject();
                ReadField(item, content[2..], depth + 1);
                foreach ((string key, JsonNode? value) in ReadObject(depth + 1).ToArray())
                {
                    Require(item.TryAdd(key, value?.DeepClone()));
                }

                result.Add(item);
            }
        }

        Require(result.Count == length);
        return result;
    }

    private static JsonNode?[] Cells(string row)
    {
        MatchCollection cells = Cell().Matches(row);
        Require(cells.Sum(static cell => cell.Length) + cells.Count - 1 == row.Length);
        return [.. cells.Select(static cell => Primitive(cell.Value))];
    }

    private static JsonValue? Primitive(string token)
    {
        string text = token.Trim(' ');
        return text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "null" => null,
            ['"', ..] => JsonValue.Create(Unquote(text)),
            _ when Number().IsMatch(text) => JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(text),
        };
    }

    private static string Unquote(string quoted)
    {
        Require(quoted.Length >= 2 && quoted[0] == '"' && quoted[^1] == '"');
        var text = new StringBuilder();
        for (int at = 1; at < quoted.Length - 1; at++)
        {
            if (quoted[at] != '\\')
            {
                Require(quoted[at] != '"' && quoted[at] is >= ' ' or '\t');
                text.Append(quoted[at]);
                continue;
            }

            at++;
            Require(at < quoted.Length - 1);
            if (quoted[at] == 'u')
            {
                char unit = (char)int.Parse(quoted.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                Require(!char.IsSurrogate(unit));
                text.Append(unit);
                at += 4;
                continue;
            }

            text.Append(quoted[at] switch { '\\' => '\\', '"' => '"', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => throw new FormatException(quoted) });
        }

        return text.ToString();
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new FormatException("This is no TOON");
        }
    }

    [GeneratedRegex("""^(?:(?<quoted>"(?:[^"\\]|\\.)*")|(?<key>[A-Za-z_][A-Za-z0-9_.]*))(?:\[(?<length>0|[1-9][0-9]*)\](?:\{(?<fields>[^}]+)\})?)?:(?<rest>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Field();

    [GeneratedRegex("""(?<=^|,)(?:\x20*"(?:[^"\\]|\\.)*"\x20*|[^",]*)(?=,|$)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Cell();

    [GeneratedRegex("^-?(?:0|[1-9][0-9]*)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Number();
}
