namespace SessionSync.Browse.Export;

/// <summary>What of a conversation is written, and how.</summary>
public sealed record ExportOptions(ExportFormat Format = ExportFormat.Markdown)
{
    /// <summary>What tools were asked for, and what they answered.</summary>
    public bool WithTools { get; init; } = true;

    public bool WithThinking { get; init; } = true;

    /// <summary>Files, selections and pictures.</summary>
    public bool WithAttachments { get; init; } = true;
}
