using System.Collections.Immutable;

namespace SessionSync.Browse.Export;

/// <summary>The names and file name extensions of the export formats.</summary>
public static class ExportFormats
{
    public static ImmutableArray<string> Names { get; } = ["markdown", "json", "html", "toon", "jsonl"];

    /// <summary>Null for a word that is no format.</summary>
    public static ExportFormat? Parse(string name) => Names.IndexOf(name) is >= 0 and var index ? (ExportFormat)index : null;

    /// <summary>The extension of the files' names, with its dot.</summary>
    public static string EndingOf(ExportFormat format) => format == ExportFormat.Markdown ? ".md" : $".{Names[(int)format]}";
}
