using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Configuration;
using SessionSync.Model.Sessions;
using SessionSync.Operations.Targets;
using SessionSync.Platform;
using SessionSync.Sync.Planning;

namespace SessionSync.Operations.Syncing;

/// <summary>Everything that one run of <c>sync</c>, <c>push</c> or <c>pull</c> was asked for, with the settings resolved.</summary>
public sealed record SyncRequest
{
    public required HostEnvironment Host { get; init; }

    public required Settings Settings { get; init; }

    /// <summary>The command's name, for the journal.</summary>
    public string Command { get; init; } = "sync";

    public SyncDirection Direction { get; init; } = SyncDirection.Both;

    /// <summary>The targets that were named, without repetitions; empty to look for those that fit the repository.</summary>
    public ImmutableArray<SyncTarget> Targets { get; init; } = [];

    /// <summary>Those of the targets that are being connected to already. Whoever made the request disposes of them.</summary>
    public ImmutableArray<OpenTarget> Connecting { get; init; } = [];

    /// <summary>A path inside the repository; absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>The only one whose sessions are synced; null for all.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Those whose session files are synced.</summary>
    public ImmutableArray<IAgent> Agents => Agent is { } one ? [.. AgentCatalog.All.Where(agent => agent.Id == one)] : AgentCatalog.All;

    /// <summary>Whether the sessions are synced that only their agent's own command may write.</summary>
    public bool Imports => Agent is null || AgentCatalog.Definitions.Any(agent => agent.Id == Agent && agent.IsImported);

    public bool AllSessions { get; init; }

    public string? SessionId { get; init; }

    /// <summary>From the command line or the environment, and so before a target's own; see <see cref="SshConfigFor"/>.</summary>
    public string? SshConfig { get; init; }

    /// <summary>Stopped Codespaces may be started.</summary>
    public bool Start { get; init; }

    public bool RestoreMissing { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Whoever asked wants to know of a dry run whether there is something to do.</summary>
    public bool WantsPending { get; init; }

    /// <summary>Only reach the targets, and sync nothing: there need not be a repository.</summary>
    public bool ConnectOnly { get; init; }

    /// <summary>Whether the titles of what is synced are read, to be shown.</summary>
    public bool WantsTitles { get; init; } = true;

    public string? SshConfigFor(TargetSettings? target) => SshConfig ?? target?.SshConfig;

    public SyncPolicy PolicyAt(DateTimeOffset now) => new(
        Direction,
        AllSessions ? null : now.AddDays(-Settings.Days),
        SessionId,
        Settings.Prefer == DivergencePreference.Newer,
        RestoreMissing);
}
