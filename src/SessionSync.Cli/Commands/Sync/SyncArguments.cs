using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Platform;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Commands.Sync;

/// <summary>The command-line arguments of <c>sync</c>, <c>push</c> and <c>pull</c>.</summary>
public sealed record SyncArguments(SyncDirection Direction)
{
    public ImmutableArray<string> Targets { get; init; } = [];

    public string? Repository { get; init; }

    /// <summary>The name, or the beginning of the name, of the only agent that is meant.</summary>
    public string? Agent { get; init; }

    public int? Days { get; init; }

    public bool AllSessions { get; init; }

    public string? SessionId { get; init; }

    public string? SshConfig { get; init; }

    public bool Start { get; init; }

    public DivergencePreference? Prefer { get; init; }

    public bool RestoreMissing { get; init; }

    public bool DryRun { get; init; }

    public bool ExitCode { get; init; }

    public bool Json { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public ColorMode? Color { get; init; }

    /// <summary>How long the run may take; null for as long as it needs.</summary>
    public TimeSpan? TimeLimit { get; init; }

    public ReportOptions Report => new(DryRun, Json, Quiet, Verbose);

    public SyncRequest ToRequest(HostEnvironment host)
    {
        SettingsLayer flags = new(SettingOrigin.Flag) { Days = Days, Prefer = Prefer, Color = Color };
        Settings settings = Settings.Combine(flags, EnvironmentSettings.Read(host.Variable), new SettingsFile(host.ConfigFile).Read());
        return new SyncRequest
        {
            Host = host,
            Settings = settings,
            Command = Direction switch { SyncDirection.Push => "push", SyncDirection.Pull => "pull", _ => "sync" },
            Direction = Direction,
            Agent = AgentNames.ParseSynced(Agent),
            Targets = TargetResolver.Resolve(Targets, settings, host.StateDirectory),
            Repository = Path.GetFullPath(Repository ?? ".", host.WorkingDirectory),
            AllSessions = AllSessions,
            SessionId = SessionId,
            SshConfig = HostSshConfig(SshConfig, host),
            Start = Start,
            RestoreMissing = RestoreMissing,
            DryRun = DryRun,
            WantsPending = ExitCode,
            WantsTitles = !Quiet,
        };
    }

    /// <summary>The environment's ssh configuration where the command line has none.</summary>
    public static string? HostSshConfig(string? flag, HostEnvironment host)
    {
        string? file = flag ?? host.Variable(SettingNames.EnvironmentPrefix + "SSH_CONFIG");
        return string.IsNullOrEmpty(file) ? null : Path.GetFullPath(file, host.WorkingDirectory);
    }
}
