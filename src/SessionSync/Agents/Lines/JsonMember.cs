namespace SessionSync.Agents.Lines;

/// <summary>One member of an object.</summary>
internal readonly ref struct JsonMember(ReadOnlySpan<byte> name, JsonValue value)
{
    /// <summary>As it was written: clients escape nothing in the names that matter.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    public JsonValue Value { get; } = value;
}
