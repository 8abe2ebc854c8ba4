using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>
/// A real sshd on a loopback port, run as whoever runs the tests, with keys and configuration of its own:
/// nothing under ~/.ssh or /etc/ssh is read or written.
/// </summary>
public sealed class SshServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lock _gate = new();
    private Process? _process;
    private int _homes;

    /// <summary>The configuration to give to <c>ssh -F</c>: it knows every home by its alias.</summary>
    public string ConfigFile => _folder.Combine("ssh_config");

    public string LogFile => _folder.Combine("sshd.log");

    public int Port { get; private set; }

    /// <summary>Where it accepts nothing but signatures with RSA and SHA-256, as an old host.</summary>
    public static string OldAddress => "127.0.0.2";

    /// <summary>The host's public key, as a line of authorized_keys has it.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>The public key of the authority that certifies the host's key for 127.0.0.1.</summary>
    public string Authority { get; private set; } = "";

    public string User { get; } = Environment.UserName;

    /// <summary>A PATH on which there is busybox and nothing else.</summary>
    public string BusyboxFolder => _folder.Combine("busybox");

    public async ValueTask InitializeAsync()
    {
        await CommandFolder.CreateOfBusyboxAsync(BusyboxFolder);
        HostKey = await CreateKeyAsync("host_key");
        Authority = await CreateKeyAsync("authority");
        (await new Command("ssh-keygen", "-q", "-s", _folder.Combine("authority"), "-h", "-I", "host", "-n", "127.0.0.1", _folder.Combine("host_key.pub")).RunAsync()).ShouldExitWith(0);
        _folder.Write("authorized_keys", "");
        _folder.CreateDirectory("empty");
        if (Environment.IsPrivilegedProcess)
        {
            // sshd refuses to start as root without the directory that it drops its privileges into.
            Directory.CreateDirectory("/run/sshd");
        }

        // Another process may take a port between its choice and its use.
        for (int attempt = 0; _process is null; attempt++)
        {
            Port = ChooseFreePort();
            WriteConfiguration();
            _process = await TryStartAsync();
            Assert.True(_process is not null || attempt < 5, $"sshd does not start:\n{(File.Exists(LogFile) ? File.ReadAllText(LogFile) : "no log")}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    /// <summary>Makes a home directory on the "other machine", reached by an alias of its own.</summary>
    /// <param name="shell">What reads the commands: <c>sh</c>, <c>bash</c>, <c>dash</c>, or <c>busybox sh</c> (with nothing but busybox on PATH).</param>
    /// <param name="path">The PATH there.</param>
    /// <param name="noise">What is printed before every command, as login banners and rc files do.</param>
    /// <param name="variables">Further variables of the commands.</param>
    /// <param name="folder">What the home directory is called; its alias where nothing is said.</param>
    public async Task<RemoteHome> CreateHomeAsync(
        string shell = "sh", string? path = null, string? noise = null, IReadOnlyDictionary<string, string>? variables = null, string? folder = null)
    {
        int number = Interlocked.Increment(ref _homes);
        string alias = $"remote-{number}";
        string home = _folder.CreateDirectory("homes", alias, folder ?? "");
        bool isBusybox = shell == "busybox sh";
        var environment = new Dictionary<string, string>(variables ?? new Dictionary<string, string>())
        {
            ["HOME"] = home,
            ["USER"] = User,
            ["LOGNAME"] = User,
            ["PATH"] = path ?? (isBusybox ? BusyboxFolder : "/usr/local/bin:/usr/bin:/bin"),
        };
        WriteLogin(alias, isBusybox ? Path.Combine(BusyboxFolder, "sh") : shell, noise, environment);
        string publicKey = await CreateKeyAsync($"{alias}.key");
        lock (_gate)
        {
            File.AppendAllText(ConfigFile, HostBlock(alias));
        }

        RemoteHome created = new(this, alias, home, await FingerprintAsync($"{alias}.key"));
        Accept(created, publicKey);
        return created;
    }

    /// <summary>Lets one more key into a home.</summary>
    /// <param name="publicKey">As ssh-keygen writes it.</param>
    public void Accept(RemoteHome home, string publicKey)
    {
        lock (_gate)
        {
            File.AppendAllText(_folder.Combine("authorized_keys"), $"restrict,pty,command=\"{_folder.Combine($"{home.Alias}.login")}\" {publicKey.Trim()}\n");
        }
    }

    /// <summary>The private key that a home is reached with.</summary>
    public string KeyOf(RemoteHome home) => _folder.Combine($"{home.Alias}.key");

    /// <summary>Runs a command as a plain <c>ssh</c> user would.</summary>
    public Task<CommandResult> RunAsync(RemoteHome home, string command, string input = "") =>
        new Command("ssh", "-F", ConfigFile, home.Alias, command) { Input = input }.RunAsync();

    internal string ReadLog()
    {
        using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private async Task<string> CreateKeyAsync(string name)
    {
        (await new Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", _folder.Combine(name)).RunAsync()).ShouldExitWith(0);
        return _folder.Read(name + ".pub").Trim();
    }

    private async Task<string> FingerprintAsync(string key) =>
        (await new Command("ssh-keygen", "-l", "-f", _folder.Combine(key + ".pub")).RunAsync()).ShouldExitWith(0).StandardOutput.Split(' ')[1];

    private void WriteConfiguration()
    {
        // There is no AcceptEnv: no variable of the client gets through. HOME is the login shell's, which reads its rc files
        // before it runs the forced command; that one sets the home of the session.
        _folder.Write("sshd_config", $"""
            ListenAddress 127.0.0.1:{Port}
            ListenAddress {OldAddress}:{Port}
            HostKey {_folder.Combine("host_key")}
            HostCertificate {_folder.Combine("host_key-cert.pub")}
            PidFile none
            AuthorizedKeysFile {_folder.Combine("authorized_keys")}
            AuthenticationMethods publickey
            PermitRootLogin prohibit-password
            PermitUserRC no
            UsePAM no
            StrictModes no
            UseDNS no
            PrintMotd no
            PrintLastLog no
            MaxStartups 500:30:1000
            MaxSessions 100
            LogLevel DEBUG1
            SetEnv HOME={_folder.Combine("empty")}
            Match LocalAddress {OldAddress}
              PubkeyAcceptedAlgorithms rsa-sha2-256

            """);
        string hostKey = string.Join(' ', _folder.Read("host_key.pub").Split(' ')[..2]);
        _folder.Write("known_hosts", $"[127.0.0.1]:{Port} {hostKey}\n");
        _folder.Write("ssh_config", "");
    }

    private string HostBlock(string alias) => $"""
        Host {alias}
          HostName 127.0.0.1
          Port {Port}
          User {User}
          IdentityFile {_folder.Combine($"{alias}.key")}
          IdentitiesOnly yes
          IdentityAgent none
          UserKnownHostsFile {_folder.Combine("known_hosts")}
          GlobalKnownHostsFile /dev/null
          StrictHostKeyChecking yes
          BatchMode yes
          LogLevel ERROR

        """;

    private void WriteLogin(string alias, string shell, string? noise, Dictionary<string, string> variables)
    {
        string assignments = string.Join(' ', variables.Select(variable => Quote($"{variable.Key}={variable.Value}")));
        string login = _folder.Write($"{alias}.login", $"""
            #!/bin/sh
            cd {Quote(variables["HOME"])} || exit 1
            {(noise is null ? ":" : $"printf '%s\\n' {Quote(noise)}")}
            set -- env -i {assignments} SSH_CONNECTION="$SSH_CONNECTION" {shell}
            [ -z "$SSH_ORIGINAL_COMMAND" ] && exec "$@"
            exec "$@" -c "$SSH_ORIGINAL_COMMAND"

            """);
        File.SetUnixFileMode(login, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static int ChooseFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts sshd under a shell that ends it when this process goes away, however that happens.</summary>
    private async Task<Process?> TryStartAsync()
    {
        File.Delete(LogFile);
        string sshd = new[] { "/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd" }.First(File.Exists);
        var process = Process.Start(new ProcessStartInfo(
            "/bin/sh",
            ["-c", "\"$@\" </dev/null >/dev/null 2>&1 & cat >/dev/null; kill $!", "sh", sshd, "-D", "-f", _folder.Combine("sshd_config"), "-E", LogFile])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        })!;
        string log = "";
        for (long start = Stopwatch.GetTimestamp(); !log.Contains("Cannot bind", StringComparison.Ordinal) && Stopwatch.GetElapsedTime(start) < Patience.Limit;)
        {
            await Task.Delay(50);
            log = File.Exists(LogFile) ? ReadLog() : "";
            if (log.Contains($"Server listening on 127.0.0.1 port {Port}.", StringComparison.Ordinal))
            {
                return process;
            }
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        return null;
    }
}
