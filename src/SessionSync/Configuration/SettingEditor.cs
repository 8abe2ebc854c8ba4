using System.Text;
using System.Text.Json;

namespace SessionSync.Configuration;

/// <summary>Changes one value in the text of a settings file, or adds it, and leaves every other byte as it is.</summary>
internal static class SettingEditor
{
    private const string Indent = "  ";

    /// <param name="key">Its name; that of a part of the daemon's settings after a dot.</param>
    /// <param name="isNumber">Whether it is written without quotes.</param>
    public static string Set(string text, string path, string key, string value, bool isNumber)
    {
        string[] names = key.Split('.');
        string json = isNumber ? value : $"\"{JsonEncodedText.Encode(value)}\"";
        if (text.Length == 0)
        {
            return $"{{\n{Indent}{Member(names, json)}\n}}\n";
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        JsonCursor cursor = new(bytes, path);
        cursor.BeginObject("The configuration");
        (Range at, string change) = Find(ref cursor, names, json, Indent);
        return Encoding.UTF8.GetString(bytes[..at.Start]) + change + Encoding.UTF8.GetString(bytes[at.End..]);
    }

    /// <summary>The range to replace, in bytes, and its replacement, inside the object that the cursor has begun with.</summary>
    private static (Range At, string Change) Find(ref JsonCursor cursor, ReadOnlySpan<string> names, string json, string indent)
    {
        int objectStart = cursor.Start;
        int? lastValueEnd = null;
        HashSet<string> seen = [];
        while (cursor.NextKey(seen, out string key))
        {
            if (key == names[0] && names.Length > 1)
            {
                cursor.BeginObject($"'{key}'");
                return Find(ref cursor, names[1..], json, indent + Indent);
            }

            cursor.SkipValue();
            if (key == names[0])
            {
                return (cursor.Start..cursor.End, json);
            }

            lastValueEnd = cursor.End;
        }

        return lastValueEnd is { } end
            ? (end..end, $",\n{indent}{Member(names, json)}")
            : ((objectStart + 1)..(objectStart + 1), $"\n{indent}{Member(names, json)}\n{indent[Indent.Length..]}");
    }

    private static string Member(ReadOnlySpan<string> names, string json) =>
        names.Length == 1 ? $"\"{names[0]}\": {json}" : $"\"{names[0]}\": {{ {Member(names[1..], json)} }}";
}
