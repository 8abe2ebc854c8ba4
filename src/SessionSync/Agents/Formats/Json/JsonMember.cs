namespace SessionSync.Agents.Formats.Json;

/// <summary>One member of an object.</summary>
/// <param name="NamePiece">With its quotes.</param>
internal readonly record struct JsonMember(JsonPiece NamePiece, JsonPiece Value)
{
    /// <summary>As it was written: clients escape nothing in the names that matter.</summary>
    public ReadOnlySpan<byte> Name => NamePiece.TextBytes;
}
