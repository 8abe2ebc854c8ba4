using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Platform;
using SessionSync.Sync.Planning;

namespace SessionSync.Operations.Sweeping;

/// <summary>Everything that one run of <c>sweep</c> or <c>rescue</c> was asked for, with the settings resolved.</summary>
public sealed record SweepRequest
{
    public required HostEnvironment Host { get; init; }

    public required Settings Settings { get; init; }

    /// <summary>The targets that were named; empty for every running Codespace and every configured host.</summary>
    public ImmutableArray<SyncTarget> Targets { get; init; } = [];

    /// <summary>The list of Codespaces that gh gives, if it has been asked for already; else null.</summary>
    public CodespaceListing? Listing { get; init; }

    public string? SshConfig { get; init; }

    /// <summary>The socket of an ssh connection to the only target, which then is the one that is used; null to make connections.</summary>
    public string? ControlPath { get; init; }

    /// <summary>Stopped Codespaces that were named may be started.</summary>
    public bool Start { get; init; }

    /// <summary>Everything that the targets hold is to come home, of whatever project and age; nothing is sent there.</summary>
    public bool IsRescue { get; init; }

    /// <summary>Whether the titles of what is synced are read, to be shown.</summary>
    public bool WantsTitles { get; init; } = true;

    /// <summary>The sync of one project with one target.</summary>
    internal SyncRequest For(ProjectHome home, SyncDirection direction, bool allSessions) => new()
    {
        Host = Host,
        Settings = Settings,
        Command = IsRescue ? "rescue" : "sweep",
        Direction = direction,
        Repository = home.Project.Path,
        AllSessions = allSessions,
        RestoreMissing = IsRescue,
        SshConfig = SshConfig,
        WantsTitles = WantsTitles,
    };
}
