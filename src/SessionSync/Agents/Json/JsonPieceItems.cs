namespace SessionSync.Agents.Json;

/// <summary>Goes through the items of an array in their order; anything else has none.</summary>
internal ref struct JsonPieceItems(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private int _position = json.StartsWith("["u8) ? 1 : json.Length;

    public JsonPiece Current { get; private set; }

    public readonly JsonPieceItems GetEnumerator() => this;

    public bool MoveNext()
    {
        int start = JsonScan.Next(_json, _position);
        if (start >= _json.Length || _json[start] == (byte)']')
        {
            return false;
        }

        _position = JsonScan.EndOfValue(_json, start);
        Current = JsonPiece.Within(_json, start, _position);
        return true;
    }
}
