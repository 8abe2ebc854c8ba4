namespace SessionSync.Browse.Export;

/// <summary>The file format of an exported conversation.</summary>
public enum ExportFormat
{
    Markdown,
    Json,
    Html,
    Toon,
    JsonLines,
}
