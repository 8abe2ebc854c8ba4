using System.Collections.Immutable;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>How one host is to be reached, after all configuration.</summary>
/// <param name="HostName">The name or address to connect to.</param>
internal sealed record HostSettings(string HostName, int Port, string User)
{
    /// <summary>The name its key is known by; null for <see cref="HostName"/> with the port.</summary>
    public string? HostKeyAlias { get; init; }

    /// <summary>Files with private keys, which need not exist.</summary>
    public ImmutableArray<string> IdentityFiles { get; init; } = [];

    /// <summary>Whether the files were named by the user: he is told of what is wrong with them.</summary>
    public bool AreIdentitiesNamed { get; init; }

    /// <summary>Whether the agent may offer only keys that are among the files.</summary>
    public bool IdentitiesOnly { get; init; }

    /// <summary>The agent's socket; null for no agent.</summary>
    public string? AgentSocket { get; init; }

    public ImmutableArray<string> UserKnownHosts { get; init; } = [];

    public ImmutableArray<string> SystemKnownHosts { get; init; } = [];

    /// <summary>Whether the key of a host that nobody knows is added to the first of the user's files.</summary>
    public bool AddsUnknownHosts { get; init; }

    public bool HashesKnownHosts { get; init; }

    public bool UsesKeys { get; init; } = true;

    public bool UsesPasswords { get; init; } = true;

    public bool UsesKeyboard { get; init; } = true;

    /// <summary>Whether the user may be asked for a passphrase or a password.</summary>
    public bool MayAsk { get; init; }

    public int PasswordPrompts { get; init; } = 3;

    /// <summary>How long it may take to connect, and each answer until the command runs.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The name by which the host's key is looked up.</summary>
    public string KeyName => HostKeyAlias ?? (Port == 22 ? HostName : $"[{HostName}]:{Port}").ToLowerInvariant();
}
