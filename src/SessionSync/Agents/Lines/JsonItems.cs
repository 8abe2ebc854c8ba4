namespace SessionSync.Agents.Lines;

/// <summary>Walks over the items of a JSON array as <see cref="JsonMembers"/> does over members. Never throws.</summary>
internal ref struct JsonItems(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _position = text.StartsWith("["u8) ? 1 : text.Length;

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Read()
    {
        int start = JsonValue.SkipFilling(_text, _position);
        int end = start >= _text.Length || _text[start] == (byte)']' ? -1 : JsonValue.EndOf(_text, start);
        if (end < 0)
        {
            return false;
        }

        Value = _text[start..end];
        _position = end;
        return true;
    }
}
