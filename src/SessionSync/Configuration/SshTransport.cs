namespace SessionSync.Configuration;

/// <summary>The SSH client that connects to hosts.</summary>
public enum SshTransport
{
    /// <summary>The system's own <c>ssh</c>.</summary>
    System,

    /// <summary>The client that is part of this program.</summary>
    Builtin,
}
