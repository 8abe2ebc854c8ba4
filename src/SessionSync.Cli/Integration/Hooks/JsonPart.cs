using System.Text.Json;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>A value in the text of a JSON document, or a member of an object with its key: where it lies, in bytes.</summary>
internal sealed class JsonPart
{
    private readonly List<JsonPart> _items = [];

    private JsonPart(JsonPart? parent, string? key, int start, JsonTokenType type)
    {
        Parent = parent;
        Key = key;
        Start = start;
        Type = type;
    }

    public JsonPart? Parent { get; }

    /// <summary>Null for what is no member.</summary>
    public string? Key { get; }

    /// <summary>Where it begins, with its key.</summary>
    public int Start { get; }

    /// <summary>Behind its last byte.</summary>
    public int End { get; private set; }

    /// <summary>Where its value begins.</summary>
    public int ValueStart { get; private set; }

    public JsonTokenType Type { get; }

    /// <summary>The value of a text; null for any other.</summary>
    public string? Text { get; private set; }

    /// <summary>The members of an object, or the elements of a list.</summary>
    public IReadOnlyList<JsonPart> Items => _items;

    public JsonPart? Member(string key) => _items.Find(item => string.Equals(item.Key, key, StringComparison.Ordinal));

    /// <exception cref="JsonException">This is no well-formed JSON, or an object has a key twice.</exception>
    public static JsonPart Parse(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        JsonPart root = Read(ref reader, parent: null, key: null, (int)reader.TokenStartIndex);

        // Anything but white space behind it makes the reader complain.
        reader.Read();
        return root;
    }

    private static JsonPart Read(ref Utf8JsonReader reader, JsonPart? parent, string? key, int start)
    {
        JsonPart part = new(parent, key, start, reader.TokenType) { ValueStart = (int)reader.TokenStartIndex };
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                int at = (int)reader.TokenStartIndex;
                if (part.Member(name) is not null)
                {
                    throw new JsonException($"'{name}' is there twice");
                }

                reader.Read();
                part._items.Add(Read(ref reader, part, name, at));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                part._items.Add(Read(ref reader, part, key: null, (int)reader.TokenStartIndex));
            }
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            part.Text = reader.GetString();
        }

        part.End = (int)reader.BytesConsumed;
        return part;
    }
}
