namespace SessionSync.Agents.Lines;

/// <summary>Walks over the members of a JSON object without looking into their values: many times faster than a parser, at the price
/// that what is inside of a value is not checked. Never throws.</summary>
internal ref struct JsonMembers(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _position = text.StartsWith("{"u8) ? 1 : text.Length;

    /// <summary>As it is written: names with escapes are no names that are looked for.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>As it is written, with its quotes.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Whether the object's end was reached.</summary>
    public bool IsWhole { get; private set; }

    public bool Read()
    {
        int name = JsonValue.SkipFilling(_text, _position);
        if (name >= _text.Length || _text[name] != (byte)'"')
        {
            IsWhole = name < _text.Length && _text[name] == (byte)'}';
            return false;
        }

        int nameEnd = JsonValue.EndOf(_text, name);
        if (nameEnd < 0)
        {
            return false;
        }

        int colon = JsonValue.SkipFilling(_text, nameEnd);
        if (colon >= _text.Length || _text[colon] != (byte)':')
        {
            return false;
        }

        int value = JsonValue.SkipFilling(_text, colon + 1);
        _position = JsonValue.EndOf(_text, value);
        if (_position < 0)
        {
            _position = _text.Length;
            return false;
        }

        Name = _text[(name + 1)..(nameEnd - 1)];
        Value = _text[value.._position];
        return true;
    }
}
