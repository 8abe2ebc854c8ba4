namespace SessionSync.Browse.Export;

/// <summary>What a conversation can be written as.</summary>
public enum ExportFormat
{
    Markdown,
    Json,
    Html,
    Toon,
    JsonLines,
}
