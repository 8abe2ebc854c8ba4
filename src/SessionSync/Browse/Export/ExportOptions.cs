namespace SessionSync.Browse.Export;

/// <summary>The format of an export, and which parts of a conversation it contains.</summary>
public sealed record ExportOptions(ExportFormat Format = ExportFormat.Markdown)
{
    /// <summary>Whether tool calls and their results are written.</summary>
    public bool WithTools { get; init; } = true;

    public bool WithThinking { get; init; } = true;

    /// <summary>Files, selections and pictures.</summary>
    public bool WithAttachments { get; init; } = true;
}
