using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Where a user's systemd looks for units and keeps what it has to remember of them.</summary>
/// <param name="Roots">What lies above, which is nobody's to remove.</param>
internal sealed record SystemdFolders(string Units, string Stamps, ImmutableArray<string> Roots)
{
    public static SystemdFolders Of(HostEnvironment host)
    {
        string? configuration = Absolute(host.Variable("XDG_CONFIG_HOME"));
        string? data = Absolute(host.Variable("XDG_DATA_HOME"));
        return new SystemdFolders(
            Path.Combine(configuration ?? Path.Combine(host.Home, ".config"), "systemd", "user"),
            Path.Combine(data ?? Path.Combine(host.Home, ".local", "share"), "systemd", "timers"),
            [host.Home, .. configuration is null ? (ReadOnlySpan<string>)[] : [configuration], .. data is null ? (ReadOnlySpan<string>)[] : [data]]);
    }

    /// <summary>A relative path in such a variable is invalid and to be ignored, says the specification.</summary>
    private static string? Absolute(string? path) => Path.IsPathFullyQualified(path ?? "") ? path!.TrimEnd('/') : null;
}
