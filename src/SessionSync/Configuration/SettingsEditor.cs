using System.Text;
using System.Text.Json;

namespace SessionSync.Configuration;

/// <summary>
/// Changes the list of targets in the text of a settings file and leaves every other byte as it is: comments,
/// order and layout are the user's.
/// </summary>
internal static class SettingsEditor
{
    private const string Indent = "  ";

    public static string Add(string text, string path, TargetSettings target)
    {
        string element = Indented(Serialize(target), Indent + Indent);
        if (text.Length == 0)
        {
            return $"{{\n{NewList(element)}\n}}\n";
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        TextShape layout = TextShape.Of(bytes, path);
        if (layout.List is not { } list)
        {
            return layout.LastValueEnd is { } end
                ? Insert(bytes, end, $",\n{NewList(element)}")
                : Insert(bytes, layout.ObjectStart + 1, $"\n{NewList(element)}\n");
        }

        return layout.Elements.Count > 0
            ? Insert(bytes, layout.Elements[^1].End.Value, $",\n{Indent}{Indent}{element}")
            : Replace(bytes, list, $"[\n{Indent}{Indent}{element}\n{Indent}]");
    }

    /// <param name="index">The target's place in the list.</param>
    public static string Remove(string text, string path, int index)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        TextShape layout = TextShape.Of(bytes, path);
        List<Range> elements = layout.Elements;
        if (elements.Count == 1)
        {
            return Replace(bytes, layout.List!.Value, "[]");
        }

        Range range = index == 0 ? elements[0].Start..elements[1].Start : elements[index - 1].End..elements[index].End;
        return Replace(bytes, range, "");
    }

    private static string NewList(string element) => $"{Indent}\"{SettingNames.Targets}\": [\n{Indent}{Indent}{element}\n{Indent}]";

    private static string Insert(byte[] bytes, int position, string text) => Replace(bytes, position..position, text);

    private static string Replace(byte[] bytes, Range range, string text) =>
        Encoding.UTF8.GetString(bytes[..range.Start]) + text + Encoding.UTF8.GetString(bytes[range.End..]);

    private static string Indented(string text, string indent) => text.Replace("\n", "\n" + indent, StringComparison.Ordinal);

    private static string Serialize(TargetSettings target)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", target.Name);
            writer.WriteString("url", target.Url);
            WriteOptional(writer, "repository", target.Repository);
            WriteOptional(writer, "sshConfig", target.SshConfig);
            WriteOptional(writer, "transport", target.Transport is { } transport ? SettingValues.Format(transport) : null);
            if (!target.Environment.IsEmpty)
            {
                writer.WriteStartObject("environment");
                foreach ((string name, string value) in target.Environment)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteOptional(Utf8JsonWriter writer, string key, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(key, value);
        }
    }

    /// <summary>Where things lie in the text, in bytes.</summary>
    private sealed record TextShape(int ObjectStart, int? LastValueEnd, Range? List, List<Range> Elements)
    {
        public static TextShape Of(ReadOnlySpan<byte> json, string path)
        {
            JsonCursor cursor = new(json, path);
            cursor.BeginObject("The configuration");
            TextShape layout = new(cursor.Start, LastValueEnd: null, List: null, []);
            HashSet<string> seen = [];
            while (cursor.NextKey(seen, out string key))
            {
                if (string.Equals(key, SettingNames.Targets, StringComparison.Ordinal))
                {
                    layout = layout with { List = ListElements(ref cursor, layout.Elements) };
                }
                else
                {
                    cursor.SkipValue();
                }

                layout = layout with { LastValueEnd = cursor.End };
            }

            return layout;
        }

        private static Range ListElements(ref JsonCursor cursor, List<Range> elements)
        {
            cursor.BeginArray("The targets");
            int start = cursor.Start;
            while (cursor.HasElement())
            {
                cursor.BeginObject("A target");
                int elementStart = cursor.Start;
                cursor.SkipRest();
                elements.Add(elementStart..cursor.End);
            }

            cursor.EndArray();
            return start..cursor.End;
        }
    }
}
