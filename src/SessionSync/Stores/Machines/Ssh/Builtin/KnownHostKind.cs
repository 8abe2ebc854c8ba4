namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The kind of a line in a known_hosts file: how far its key is trusted.</summary>
internal enum KnownHostKind
{
    /// <summary>It is the host's own.</summary>
    Trusted,

    /// <summary>It signs the certificates of hosts.</summary>
    Authority,

    /// <summary>It must not be used any more.</summary>
    Revoked,
}
