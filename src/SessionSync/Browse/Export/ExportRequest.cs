using System.Collections.Immutable;

namespace SessionSync.Browse.Export;

/// <summary>A request to export conversations.</summary>
/// <param name="Directory">Absolute.</param>
/// <param name="Scope">Whose sessions to take.</param>
public sealed record ExportRequest(string Directory, ExportOptions Content, WorkspaceScope Scope)
{
    /// <summary>The directory is the one that is taken where none is named.</summary>
    public bool IsDefaultDirectory { get; init; }

    /// <summary>Beginnings of ids; empty for all sessions. What is named is exported wherever it belongs.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    public string? Branch { get; init; }

    public bool WithSubagents { get; init; } = true;
}
