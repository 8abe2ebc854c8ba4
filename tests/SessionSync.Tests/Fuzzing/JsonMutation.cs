using System.Text;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Tests.Fuzzing;

/// <summary>What other versions, other programs and people who mean harm write. Pure.</summary>
internal static class JsonMutation
{
    private static readonly string[] s_values =
    [
        "null", "true", "false", "-1", "0", "1e999", "-0.5", "9223372036854775808", "[]", "{}", "\"\"", "[null]", "[[[]]]", "{\"\":{}}", "\"\\ud800\"", "\"\\u12\"", "\"a\\u0000b\"",
        "\"1970-01-01T00:00:00.000Z\"", "\"2099-12-31T23:59:59.999Z\"", "\"0001-01-01T00:00:00+14:00\"", "4102444799999", "-62135596800001",
        "\"../../../etc/passwd\"", "\"/\"", "\"user\"", "\"assistant\"", "\"system\"", "\"message\"", "\"<synthetic>\"",
    ];

    /// <summary>Where there is no JSON the bytes stay as they are.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        Range value = ValueAt(bytes, random.Next(bytes.Length + 1));
        Range other = ValueAt(bytes, random.Next(bytes.Length + 1));
        return random.Next(8) switch
        {
            0 or 1 => Replaced(bytes, value, Encoding.UTF8.GetBytes(s_values[random.Next(s_values.Length)])),
            2 => Replaced(bytes, value, bytes[other]),
            3 => Replaced(bytes, IdAt(bytes, random), bytes[IdAt(bytes, random)]),
            4 => Replaced(bytes, value, Nested(random)),
            5 => Replaced(bytes, value, []),
            6 => WithMemberTwice(bytes, value, bytes[other]),
            _ => Replaced(bytes, value, [(byte)'[', .. bytes[value], (byte)',', .. bytes[value], (byte)']']),
        };
    }

    private static byte[] Replaced(byte[] bytes, Range place, byte[] by) => [.. bytes[..place.Start], .. by, .. bytes[place.End..]];

    private static byte[] Nested(Random random)
    {
        int depth = random.Next(3) == 0 ? 10_000 : random.Next(1, 200);
        (string open, string close) = random.Next(3) switch
        {
            0 => ("[", "]"),
            1 => ("{\"content\":", "}"),
            _ => ("{\"children\":[", "]}"),
        };
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + (open[^1] == ':' ? "1" : "") + string.Concat(Enumerable.Repeat(close, depth)));
    }

    /// <summary>The value of the first member whose name ends behind this place.</summary>
    private static Range ValueAt(byte[] bytes, int place)
    {
        int name = bytes.AsSpan(place).IndexOf("\":"u8);
        if (name < 0)
        {
            return place..place;
        }

        int start = JsonScan.SkipSpace(bytes, place + name + 2);
        int end = JsonScan.EndOf(bytes, start);
        return end < 0 ? start..start : start..end;
    }

    private static byte[] WithMemberTwice(byte[] bytes, Range value, byte[] other)
    {
        int name = bytes.AsSpan(..value.Start).TrimEnd("\": "u8).LastIndexOf((byte)'"');
        return name < 0 ? bytes : [.. bytes[..name], .. bytes[name..value.Start], .. other, (byte)',', .. bytes[name..]];
    }

    /// <summary>One of those from which circles of parents and doubles are made.</summary>
    private static Range IdAt(byte[] bytes, Random random)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            Range value = ValueAt(bytes, random.Next(bytes.Length + 1));
            ReadOnlySpan<byte> text = bytes.AsSpan(value);
            if (text.Length is >= 10 and <= 60 && text[0] == (byte)'"' && !text.ContainsAny(" /\\."u8))
            {
                return value;
            }
        }

        return ..0;
    }
}
