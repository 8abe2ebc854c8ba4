using SessionSync.Model;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Chooses what a session is called: what a person called it, else what a model or an old version did, else its first prompt.</summary>
internal sealed class TitleChoice
{
    private const int LongestTitle = 200;

    private string? _custom;
    private string? _generated;
    private string? _summary;
    private string? _prompt;

    public string? Result => _custom ?? _generated ?? _summary ?? _prompt;

    public bool HasPrompt => _prompt is not null;

    public void TakeCustom(string? text) => _custom = TitleOf(text);

    public void TakeGenerated(string? text) => _generated = TitleOf(text);

    public void TakeSummary(string? text) => _summary = TitleOf(text);

    /// <summary>The first one that can be shown counts.</summary>
    public void TakePrompt(string? text) => _prompt ??= TitleOf(text);

    private static string? TitleOf(string? text) =>
        text is not null && DisplayText.OneLine(text, LongestTitle) is { Length: > 0 } title ? title : null;
}
