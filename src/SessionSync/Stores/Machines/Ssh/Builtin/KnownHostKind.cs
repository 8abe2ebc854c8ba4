namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>What a line of a known_hosts file says of its key.</summary>
internal enum KnownHostKind
{
    /// <summary>It is the host's own.</summary>
    Trusted,

    /// <summary>It signs the certificates of hosts.</summary>
    Authority,

    /// <summary>It must not be used any more.</summary>
    Revoked,
}
