namespace SessionSync.Agents.Formats.Json;

/// <summary>Goes through the members of an object in their order, up to the first mistake; anything else has none.</summary>
internal struct JsonMembers
{
    private readonly JsonPiece _piece;
    private int _position;
    private bool _isBehindValue;

    public JsonMembers(JsonPiece piece)
    {
        _piece = piece;
        _position = piece.IsObject ? 1 : piece.Length;
    }

    public JsonMember Current { get; private set; }

    /// <summary>Whether all have been gone through, and nothing was wrong with them or behind them.</summary>
    public bool IsWhole { get; private set; }

    public readonly JsonMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        ReadOnlySpan<byte> text = _piece.Bytes;
        int value = NextValue(text, out int name, out int nameEnd);
        int end = value < 0 ? value : JsonScan.EndOf(text, value);
        if (end < 0)
        {
            int last = JsonScan.SkipSpace(text, _position);
            IsWhole = last == text.Length - 1 && text[last] == (byte)'}';
            _position = text.Length;
            return false;
        }

        Current = new JsonMember(_piece[name..nameEnd], _piece[value..end]);
        _position = end;
        _isBehindValue = true;
        return true;
    }

    /// <summary>The next member without looking for its end: its value goes on to the end of the text. For the beginnings of large ones.</summary>
    public readonly JsonMember Peek()
    {
        int value = NextValue(_piece.Bytes, out int name, out int nameEnd);
        return value < 0 ? default : new JsonMember(_piece[name..nameEnd], _piece[value..]);
    }

    private readonly int NextValue(ReadOnlySpan<byte> text, out int name, out int nameEnd)
    {
        name = JsonScan.SkipSpace(text, _position);
        if (_isBehindValue)
        {
            name = name < text.Length && text[name] == (byte)',' ? JsonScan.SkipSpace(text, name + 1) : text.Length;
        }

        return JsonScan.ValueBehindName(text, name, out nameEnd);
    }
}
