namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The verdict of the known_hosts files on the key that a host showed.</summary>
internal enum HostKeyVerdict
{
    Trusted,

    /// <summary>Nobody vouches for a key of this kind.</summary>
    Unknown,

    /// <summary>There is another key of the same kind: the host was set up anew, or somebody is in between.</summary>
    Changed,

    Revoked,

    /// <summary>Its authority is known, and its certificate is not good for this host.</summary>
    BadCertificate,
}
