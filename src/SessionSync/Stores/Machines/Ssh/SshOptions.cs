namespace SessionSync.Stores.Machines.Ssh;

/// <summary>How the system's ssh is called.</summary>
/// <param name="Host">A host name or an alias of the user's ssh configuration.</param>
/// <param name="User">Null leaves it to the configuration.</param>
/// <param name="Port">Null leaves it to the configuration.</param>
/// <param name="ConfigurationFile">Used instead of the user's own; null for that.</param>
/// <param name="MayAsk">Whether there is a terminal on which ssh may ask for a passphrase or about a host key.</param>
public sealed record SshOptions(string Host, string? User = null, int? Port = null, string? ConfigurationFile = null, bool MayAsk = false)
{
    /// <summary>Options that every connection gets: nothing of the user's configuration that is meant for a terminal visit (forwardings,
    /// a remote command) may get in the way, and a dead network is noticed.</summary>
    public static IReadOnlyList<string> Always { get; } =
    [
        "-T", "-o", "ClearAllForwardings=yes", "-o", "ForwardX11=no", "-o", "ForwardAgent=no", "-o", "PermitLocalCommand=no",
        "-o", "RemoteCommand=none", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4",
    ];

    public IReadOnlyList<string> Arguments()
    {
        var arguments = new List<string>(Always);
        if (ConfigurationFile is { } file)
        {
            arguments.AddRange(["-F", file]);
        }

        if (!MayAsk)
        {
            arguments.AddRange(["-o", "BatchMode=yes"]);
        }

        if (Port is { } port)
        {
            arguments.AddRange(["-p", $"{port}"]);
        }

        if (User is { } user)
        {
            arguments.AddRange(["-l", user]);
        }

        arguments.AddRange(["--", Host]);
        return arguments;
    }
}
