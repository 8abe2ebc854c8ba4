using System.Collections;

namespace SessionSync.Agents.Formats.Json;

/// <summary>The items of an array in their order, up to the first mistake; anything else has none.</summary>
internal readonly struct JsonItems(JsonPiece piece) : IEnumerable<JsonPiece>
{
    public JsonItemEnumerator GetEnumerator() => new(piece);

    IEnumerator<JsonPiece> IEnumerable<JsonPiece>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
