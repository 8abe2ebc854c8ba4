namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A home directory on the other end of an ssh alias. It lies on this machine, so a test can look into it.</summary>
public sealed class RemoteHome
{
    private readonly SshServer _server;
    private readonly string _fingerprint;

    internal RemoteHome(SshServer server, string alias, string path, string fingerprint)
    {
        _server = server;
        Alias = alias;
        Path = path;
        _fingerprint = fingerprint;
    }

    /// <summary>The name that ssh knows it by, with the server's configuration file.</summary>
    public string Alias { get; }

    public string Path { get; }

    /// <summary>How often somebody has logged in to it so far.</summary>
    public int CountConnections() =>
        _server.ReadLog().Split('\n').Count(line =>
            line.Contains("Accepted publickey", StringComparison.Ordinal) && line.Contains(_fingerprint, StringComparison.Ordinal));

    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Runs a command there as a plain <c>ssh</c> user would; it counts as a connection.</summary>
    public Task<CommandResult> RunAsync(string command, string input = "") => _server.RunAsync(this, command, input);
}
