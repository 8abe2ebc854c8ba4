namespace SessionSync.Agents.Lines;

/// <summary>Keeps the last of many values, most of which repeat the one before: only changes are copied.</summary>
internal sealed class LastText
{
    private byte[] _value = [];

    public string? Text => JsonValue.Text(_value) is { Length: > 0 } text ? text : null;

    /// <summary>Takes a string as it is written; anything else says nothing.</summary>
    public void Take(ReadOnlySpan<byte> value)
    {
        if (JsonValue.IsText(value) && !value.SequenceEqual(_value))
        {
            _value = value.ToArray();
        }
    }
}
