namespace SessionSync.Agents.Json;

/// <summary>Goes through the members of an object in their order; anything else has none.</summary>
internal ref struct JsonPieceMembers(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private int _position = json.StartsWith("{"u8) ? 1 : json.Length;

    public JsonPieceMember Current { get; private set; }

    public readonly JsonPieceMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        int name = JsonScan.Next(_json, _position);
        if (name >= _json.Length || _json[name] == (byte)'}')
        {
            return false;
        }

        int nameEnd = JsonScan.EndOfValue(_json, name);
        int value = JsonScan.Next(_json, nameEnd);
        _position = JsonScan.EndOfValue(_json, value);
        Current = new JsonPieceMember(_json[(name + 1)..(nameEnd - 1)], JsonPiece.Within(_json, value, _position));
        return true;
    }
}
