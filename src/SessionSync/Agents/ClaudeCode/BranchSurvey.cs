using System.Text.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Goes once through what the newer version has after the common lines.</summary>
/// <param name="olderLines">The hashes of the lines that the older version has after the common ones.</param>
internal sealed class BranchSurvey(IReadOnlySet<UInt128> olderLines)
{
    private readonly HashSet<UInt128> _notFoundHere = [.. olderLines];
    private string? _leaf;
    private string? _namedLeaf;
    private string _lastPrompt = "";

    /// <summary>Whether this branch has every line of the older one.</summary>
    public bool HasAllOfOlder => _notFoundHere.Count == 0;

    /// <summary>Whether this branch has a line that the older one has not.</summary>
    public bool HasOwn { get; private set; }

    /// <summary>The line that must follow for clients to resume this branch; null where they do so anyway.</summary>
    /// <remarks>Clients resume the leaf that the last such record names. A branch of nothing but metadata has no leaf.</remarks>
    public byte[]? PointerFor(string sessionId) =>
        _leaf is null || _leaf == _namedLeaf ? null : LastPromptRecord.ToLine(_lastPrompt, _leaf, sessionId);

    public void Take(ReadOnlyMemory<byte> line)
    {
        if (RecordLine.IsBlank(line.Span))
        {
            return;
        }

        UInt128 hash = LineHash.Of(line.Span);
        _notFoundHere.Remove(hash);
        HasOwn |= !olderLines.Contains(hash);
        using JsonDocument? document = JsonRecord.TryParse(line);
        if (document?.RootElement is { } record)
        {
            Take(record);
        }
    }

    private void Take(JsonElement record)
    {
        switch (JsonRecord.TextOf(record, "type"u8))
        {
            case "user" or "assistant" or "system" or "attachment" when !JsonRecord.IsTrue(record, "isSidechain"u8):
                _leaf = JsonRecord.TextOf(record, "uuid"u8) ?? _leaf;
                _lastPrompt = UserPrompt.TextOf(record) ?? _lastPrompt;
                break;
            case "last-prompt":
                _namedLeaf = JsonRecord.TextOf(record, "leafUuid"u8) ?? _namedLeaf;
                _lastPrompt = JsonRecord.TextOf(record, "lastPrompt"u8) ?? _lastPrompt;
                break;
        }
    }
}
