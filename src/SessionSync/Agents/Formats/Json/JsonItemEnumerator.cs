using System.Collections;

namespace SessionSync.Agents.Formats.Json;

/// <summary>Goes through <see cref="JsonItems"/>.</summary>
internal struct JsonItemEnumerator : IEnumerator<JsonPiece>
{
    private readonly JsonPiece _piece;
    private int _position;

    public JsonItemEnumerator(JsonPiece piece)
    {
        _piece = piece;
        Reset();
    }

    public JsonPiece Current { get; private set; }

    readonly object IEnumerator.Current => Current;

    private readonly bool IsAtStart => _position == 1;

    public bool MoveNext()
    {
        ReadOnlySpan<byte> text = _piece.Bytes;
        int start = JsonScan.SkipSpace(text, _position);
        if (!IsAtStart)
        {
            start = start < text.Length && text[start] == (byte)',' ? JsonScan.SkipSpace(text, start + 1) : text.Length;
        }

        int end = JsonScan.EndOf(text, start);
        if (end < 0)
        {
            _position = text.Length;
            return false;
        }

        Current = _piece[start..end];
        _position = end;
        return true;
    }

    public void Reset() => _position = _piece.IsArray ? 1 : _piece.Length;

    public readonly void Dispose()
    {
        // Holds nothing.
    }
}
