using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Keeps the last of many values, most of which repeat the one before: only changes are copied.</summary>
internal sealed class LastText
{
    private byte[] _value = [];

    public string? Text => JsonText.Decode(_value) is { Length: > 0 } text ? text : null;

    /// <summary>Takes a string; anything else says nothing.</summary>
    public void Take(JsonPiece value)
    {
        if (value.IsString && !value.TextBytes.SequenceEqual(_value))
        {
            _value = value.TextBytes.ToArray();
        }
    }
}
