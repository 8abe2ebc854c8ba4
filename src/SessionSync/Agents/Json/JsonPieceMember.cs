namespace SessionSync.Agents.Json;

/// <summary>One member of an object.</summary>
internal readonly ref struct JsonPieceMember(ReadOnlySpan<byte> name, JsonPiece value)
{
    /// <summary>As it was written: clients escape nothing in the names that matter.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    public JsonPiece Value { get; } = value;
}
