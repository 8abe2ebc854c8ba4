using System.Collections.Immutable;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Targets;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands.Sweep;

/// <summary>The command-line arguments of <c>sweep</c> and <c>rescue</c>.</summary>
public sealed record SweepArguments
{
    public ImmutableArray<string> Targets { get; init; } = [];

    public int? Days { get; init; }

    public int? Parallel { get; init; }

    public string? SshConfig { get; init; }

    public string? ControlPath { get; init; }

    /// <summary>How long the run may take; null for as long as it needs.</summary>
    public TimeSpan? TimeLimit { get; init; }

    public bool Json { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public ColorMode? Color { get; init; }

    public ReportOptions Report => new(IsJson: Json, IsQuiet: Quiet, IsVerbose: Verbose);

    public SweepRequest ToRequest(HostEnvironment host)
    {
        SettingsLayer flags = new(SettingOrigin.Flag) { Days = Days, Parallel = Parallel, Color = Color };
        SettingsLayer defaults = new(SettingOrigin.Default) { Parallel = Settings.SweepParallel };
        Settings settings = Settings.Combine(flags, EnvironmentSettings.Read(host.Variable), new SettingsFile(host.ConfigFile).Read(), defaults);
        ImmutableArray<SyncTarget> targets = TargetResolver.Resolve(Targets, settings, host.StateDirectory);
        if (ControlPath is not null && targets.Length != 1)
        {
            throw new SyncException(
                FailureKind.Usage, "--control-path needs exactly one target", $"A connection leads to one machine, and {targets.Length} are named", "Name the target that it leads to");
        }

        return new SweepRequest
        {
            Host = host,
            Settings = settings,
            Targets = targets,
            SshConfig = SyncArguments.HostSshConfig(SshConfig, host),
            ControlPath = ControlPath,
            WantsTitles = !Quiet,
        };
    }
}
