using System.Collections.Immutable;
using SessionSync.Model;

namespace SessionSync.Configuration;

/// <summary>A target that the user gave a name.</summary>
/// <param name="Url">The address as it was written; see <see cref="TargetAddress"/>.</param>
public sealed record TargetSettings(string Name, string Url)
{
    /// <summary>The repository (<c>owner/name</c>) this target is synced for without being asked for; null for none.</summary>
    public string? Repository { get; init; }

    /// <summary>Variables for the far side, such as <c>CLAUDE_CONFIG_DIR</c>.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The ssh configuration to use for this target; null for the user's own.</summary>
    public string? SshConfig { get; init; }

    /// <summary>The SSH client that connects to it; null for the system's ssh where there is one.</summary>
    public SshTransport? Transport { get; init; }
}
