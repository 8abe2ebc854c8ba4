using System.Collections.Immutable;

namespace SessionSync.Configuration;

/// <summary>The user's settings, which need not be typed each time.</summary>
public sealed record Settings
{
    /// <summary>The default of <see cref="Parallel"/> for a sweep: each target is a connection and a sync of its own, and more at once only slow each other
    /// down.</summary>
    public const int SweepParallel = 4;

    public static Settings Default { get; } = new();

    /// <summary>Sessions whose last message is older are not looked at.</summary>
    public int Days { get; init; } = 7;

    public DivergencePreference Prefer { get; init; } = DivergencePreference.Merge;

    /// <summary>How many targets sessions move to and from at the same time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>How long another machine may keep silent before it is given up.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    public ColorMode Color { get; init; } = ColorMode.Auto;

    /// <summary>The project's own agent files that <c>sync-dev-env</c> copies: paths below the checkout.</summary>
    public ImmutableArray<string> DevelopmentFiles { get; init; } = [".coding-agent", ".claude/settings.local.json"];

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<TargetSettings> Targets { get; init; } = [];

    /// <summary>Directories that a sweep looks for checkouts in; <c>~</c> stands for the home directory.</summary>
    public ImmutableArray<string> Checkouts { get; init; } = ["~"];

    public DaemonSettings Daemon { get; init; } = DaemonSettings.None;

    /// <summary>The settings that result when the stronger layer wins, value by value.</summary>
    public static Settings Combine(params ReadOnlySpan<SettingsLayer> strongestFirst)
    {
        Settings settings = Default;
        for (int index = strongestFirst.Length - 1; index >= 0; index--)
        {
            SettingsLayer layer = strongestFirst[index];
            settings = new Settings
            {
                Days = layer.Days ?? settings.Days,
                Prefer = layer.Prefer ?? settings.Prefer,
                Parallel = layer.Parallel ?? settings.Parallel,
                Timeout = layer.Timeout ?? settings.Timeout,
                Color = layer.Color ?? settings.Color,
                DevelopmentFiles = layer.DevelopmentFiles ?? settings.DevelopmentFiles,
                Targets = layer.Targets.IsEmpty ? settings.Targets : layer.Targets,
                Checkouts = layer.Checkouts ?? settings.Checkouts,
                Daemon = layer.Daemon.Over(settings.Daemon),
            };
        }

        return settings;
    }

    public TargetSettings? FindTarget(string name)
    {
        foreach (TargetSettings target in Targets)
        {
            if (string.Equals(target.Name, name, StringComparison.Ordinal))
            {
                return target;
            }
        }

        return null;
    }
}
