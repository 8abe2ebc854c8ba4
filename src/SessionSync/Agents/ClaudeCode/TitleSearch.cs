using System.Text.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Collects what a session can be called by, from lines that are given in the file's order.</summary>
internal sealed class TitleSearch
{
    private readonly TitleChoice _choice = new();

    public string? Result => _choice.Result;

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
                _choice.TakeCustom(JsonRecord.TextOf(record, "customTitle"u8));
                break;
            case "ai-title":
                _choice.TakeGenerated(JsonRecord.TextOf(record, "aiTitle"u8));
                break;
            case "summary":
                _choice.TakeSummary(JsonRecord.TextOf(record, "summary"u8));
                break;
            case "user":
                _choice.TakePrompt(UserPrompt.TextOf(record));
                break;
        }
    }

    // Most lines need no parsing: a search for the type's bytes is many times faster.
    private bool HasWanted(ReadOnlySpan<byte> line) =>
        (!_choice.HasPrompt && line.IndexOf("\"user\""u8) >= 0)
        || line.IndexOf("\"custom-title\""u8) >= 0 || line.IndexOf("\"ai-title\""u8) >= 0 || line.IndexOf("\"summary\""u8) >= 0;
}
