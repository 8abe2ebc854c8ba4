using System.Text.Json;

namespace SessionSync.Configuration;

/// <summary>Walks a JSON document and knows, for every complaint, the line it is about.</summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> json, string path)
{
    public static JsonReaderOptions Lenient { get; } = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlySpan<byte> _json = json;
    private Utf8JsonReader _reader = new(json, Lenient);

    /// <summary>Where the current token begins.</summary>
    public readonly int Start => (int)_reader.TokenStartIndex;

    /// <summary>Where the current token ends.</summary>
    public readonly int End => (int)_reader.BytesConsumed;

    public void BeginObject(string what) => Expect(JsonTokenType.StartObject, $"{what} must be an object: {{ … }}");

    public void BeginArray(string what) => Expect(JsonTokenType.StartArray, $"{what} must be a list: [ … ]");

    /// <summary>Moves to the object's next key; false at its end.</summary>
    public bool NextKey(HashSet<string> seen, out string key)
    {
        _reader.Read();
        key = _reader.TokenType == JsonTokenType.PropertyName ? _reader.GetString()! : "";
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        return seen.Add(key) ? true : throw Refused($"'{key}' is there twice", "Remove one of the two");
    }

    /// <summary>True if another element follows in the list, which then is the next thing to be read.</summary>
    public readonly bool HasElement()
    {
        Utf8JsonReader ahead = _reader;
        ahead.Read();
        return ahead.TokenType != JsonTokenType.EndArray;
    }

    public void EndArray() => _reader.Read();

    public string Text(string key)
    {
        Expect(JsonTokenType.String, $"'{key}' must be a text in quotes");
        return _reader.GetString()!;
    }

    /// <summary>A number or a text, as it is written.</summary>
    public string Scalar(string key, string rule)
    {
        _reader.Read();
        return _reader.TokenType switch
        {
            JsonTokenType.String => _reader.GetString()!,
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(_reader.ValueSpan),
            _ => throw Refused($"'{key}' must be {rule}"),
        };
    }

    /// <summary>Moves over a whole value, to its last token.</summary>
    public void SkipValue()
    {
        _reader.Read();
        _reader.Skip();
    }

    /// <summary>Moves from the beginning of an object or list to its end.</summary>
    public void SkipRest() => _reader.Skip();

    /// <summary>Reads on to what follows the last value; anything but comments makes the reader complain.</summary>
    public readonly void ExpectEndOfFile()
    {
        Utf8JsonReader ahead = _reader;
        ahead.Read();
    }

    public readonly SyncException Refused(string why, params string[] whatToDo) =>
        SettingsReader.Refused(path, _json[..Start].Count((byte)'\n') + 1, why, whatToDo);

    private void Expect(JsonTokenType type, string rule)
    {
        _reader.Read();
        if (_reader.TokenType != type)
        {
            throw Refused(rule);
        }
    }
}
