using System.Text.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Collects what a session can be called by, from lines that are given in the file's order.</summary>
internal sealed class TitleSearch
{
    private const int LongestTitle = 80;

    private string? _custom;
    private string? _generated;
    private string? _summary;
    private string? _prompt;

    public string? Result => _custom ?? _generated ?? _summary ?? _prompt;

    public void Take(ReadOnlyMemory<byte> line)
    {
        if (!HasWanted(line.Span))
        {
            return;
        }

        using JsonDocument? document = JsonRecord.TryParse(line);
        if (document?.RootElement is not { } record)
        {
            return;
        }

        switch (JsonRecord.TextOf(record, "type"u8))
        {
            case "custom-title":
                _custom = TitleOf(JsonRecord.TextOf(record, "customTitle"u8));
                break;
            case "ai-title":
                _generated = TitleOf(JsonRecord.TextOf(record, "aiTitle"u8));
                break;
            case "summary":
                _summary = TitleOf(JsonRecord.TextOf(record, "summary"u8));
                break;
            case "user":
                _prompt ??= TitleOf(UserPrompt.TextOf(record));
                break;
        }
    }

    // Most lines need no parsing: a search for the type's bytes is many times faster.
    private bool HasWanted(ReadOnlySpan<byte> line) =>
        (_prompt is null && line.IndexOf("\"user\""u8) >= 0)
        || line.IndexOf("\"custom-title\""u8) >= 0 || line.IndexOf("\"ai-title\""u8) >= 0 || line.IndexOf("\"summary\""u8) >= 0;

    private static string? TitleOf(string? text) =>
        text is not null && DisplayText.OneLine(text, LongestTitle) is { Length: > 0 } title ? title : null;
}
