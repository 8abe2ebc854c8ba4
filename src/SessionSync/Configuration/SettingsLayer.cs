using System.Collections.Immutable;

namespace SessionSync.Configuration;

/// <summary>The settings from one origin; null for each that the origin does not set.</summary>
public sealed record SettingsLayer(SettingOrigin Origin)
{
    public int? Days { get; init; }

    public DivergencePreference? Prefer { get; init; }

    public int? Parallel { get; init; }

    public TimeSpan? Timeout { get; init; }

    public ColorMode? Color { get; init; }

    public ImmutableArray<string>? DevelopmentFiles { get; init; }

    public ImmutableArray<TargetSettings> Targets { get; init; } = [];

    public ImmutableArray<string>? Checkouts { get; init; }

    public DaemonSettings Daemon { get; init; } = DaemonSettings.None;
}
