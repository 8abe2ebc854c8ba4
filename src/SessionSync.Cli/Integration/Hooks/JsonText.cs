using System.Text;
using System.Text.Json;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>The text of a JSON document, to be changed in places while every other byte stays as it is.</summary>
internal sealed class JsonText
{
    private const string Unit = "  ";
    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];
    private readonly int _offset;

    /// <exception cref="JsonException">This is no well-formed JSON, or an object has a key twice.</exception>
    public JsonText(byte[] bytes)
    {
        Bytes = bytes;
        _offset = bytes.AsSpan().StartsWith(s_mark) ? s_mark.Length : 0;
        Root = JsonPart.Parse(Document);
    }

    public byte[] Bytes { get; }

    public JsonPart Root { get; }

    private ReadOnlySpan<byte> Document => Bytes.AsSpan(_offset);

    public int LineOf(JsonPart part) => Document[..part.Start].Count((byte)'\n') + 1;

    /// <summary>Puts something behind the last item of an object or a list, laid out like what is there.</summary>
    /// <param name="item">A value, or a member with its key; in lines, each level indented by two spaces.</param>
    public JsonText Append(JsonPart container, string item)
    {
        if (container.Items is [.., { } last])
        {
            string space = SpaceBefore(last.Start);
            return Replace(last.End, last.End, $",{space}{Laid(item, space)}");
        }

        string line = LineBreak() + IndentOf(container.Start);
        string between = container.Parent is null || Document.Contains((byte)'\n') ? line + IndentUnit() : "";
        return Replace(container.ValueStart + 1, container.End - 1, between + Laid(item, between) + (between.Length > 0 ? line : ""));
    }

    /// <summary>Takes an item of an object or a list out, with the comma that goes with it.</summary>
    public JsonText Remove(JsonPart item)
    {
        JsonPart container = item.Parent!;
        int index = container.Items.ToList().IndexOf(item);
        return container.Items.Count == 1 ? Replace(container.ValueStart + 1, container.End - 1, "")
            : index == 0 ? Replace(item.Start, container.Items[1].Start, "")
            : Replace(container.Items[index - 1].End, item.End, "");
    }

    private JsonText Replace(int start, int end, string text) =>
        new([.. Bytes.AsSpan(0, _offset + start), .. Encoding.UTF8.GetBytes(text), .. Document[end..]]);

    /// <summary>In lines where the white space before it breaks the line, otherwise in one.</summary>
    private string Laid(string item, string space)
    {
        int lineStart = space.LastIndexOf('\n');
        if (lineStart < 0)
        {
            return string.Concat(item.Split('\n').Select(static line => line.TrimStart(' ')));
        }

        string indent = space[(lineStart + 1)..];
        string unit = IndentUnit();
        return string.Join(LineBreak() + indent, item.Split('\n').Select(line => Reindented(line, unit)));
    }

    private static string Reindented(string line, string unit)
    {
        string content = line.TrimStart(' ');
        return string.Concat(Enumerable.Repeat(unit, (line.Length - content.Length) / Unit.Length)) + content;
    }

    private string LineBreak() => Document.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    private string IndentUnit() => Root.Items is [{ } first, ..] && IndentOf(first.Start) is { Length: > 0 } indent ? indent : Unit;

    /// <summary>The white space at the beginning of the line.</summary>
    private string IndentOf(int position)
    {
        int start = Document[..position].LastIndexOf((byte)'\n') + 1;
        int length = Document[start..position].IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.UTF8.GetString(Document.Slice(start, length < 0 ? position - start : length));
    }

    private string SpaceBefore(int position)
    {
        int start = Document[..position].LastIndexOfAnyExcept(" \t\r\n"u8) + 1;
        return Encoding.UTF8.GetString(Document[start..position]);
    }
}
