using System.Collections.Immutable;
using SessionSync.Conversations;
using SessionSync.Export;

namespace SessionSync.Cli.Exporting;

/// <summary>What to export, and where to.</summary>
/// <param name="Directory">Absolute.</param>
internal sealed record ExportRequest(AgentHome Home, ImmutableArray<IConversationReader> Readers, string Directory, ExportOptions Options)
{
    /// <summary>The directory is the one that is taken where none is named.</summary>
    public bool IsDefaultDirectory { get; init; }

    /// <summary>Beginnings of ids; empty for all sessions.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>Whose sessions to take; null for those of every directory.</summary>
    public WorkspaceScope? Scope { get; init; }

    public string? Branch { get; init; }

    public bool WithSubagents { get; init; } = true;
}
