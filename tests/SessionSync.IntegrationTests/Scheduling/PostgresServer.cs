using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>A real PostgreSQL on a socket of its own. It refuses to be root, so as root it runs as nobody.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const UnixFileMode Enterable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();
    private readonly string _directory;
    private Process? _process;

    private PostgresServer() => _directory = _folder.CreateDirectory("postgres");

    public string ConnectionString => $"Host={_directory};Database=postgres;Username=sync;Pooling=true";

    public static async Task<PostgresServer> StartAsync()
    {
        PostgresServer server = new();
        File.SetUnixFileMode(server._folder.Path, Enterable);
        if (Environment.IsPrivilegedProcess)
        {
            (await new Command("chown", "nobody", server._directory).RunAsync()).ShouldExitWith(0);
        }

        (await As("initdb", "-D", Path.Combine(server._directory, "data"), "-U", "sync", "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8").RunAsync()).ShouldExitWith(0);
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Starts it on what it held before, under a shell that ends it when this process goes away, however that happens.</summary>
    public async Task ResumeAsync()
    {
        Command server = As("postgres", "-D", Path.Combine(_directory, "data"), "-k", _directory, "-c", "listen_addresses=", "-c", "fsync=off");
        _process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "\"$@\" </dev/null >/dev/null 2>&1 & cat >/dev/null; kill -INT $!; wait", "sh", server.FileName, .. server.Arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        })!;
        Command ready = As("pg_ctl", "-D", Path.Combine(_directory, "data"), "status");
        for (long start = Stopwatch.GetTimestamp(); !File.Exists(Path.Combine(_directory, ".s.PGSQL.5432")) || (await ready.RunAsync()).ExitCode != 0;)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience.Limit, "PostgreSQL does not start");
            await Task.Delay(50);
        }
    }

    /// <summary>Cuts all connections and takes no more.</summary>
    public async Task PauseAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await PauseAsync();
        _folder.Dispose();
    }

    private static Command As(string program, params string[] arguments)
    {
        // Debian leaves all but the clients off the PATH.
        string path = Environment.GetEnvironmentVariable("PATH")!.Split(':')
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [])
            .Select(folder => Path.Combine(folder, program)).First(File.Exists);
        return Environment.IsPrivilegedProcess
            ? new Command("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", path, .. arguments])
            : new Command(path, [.. arguments]);
    }
}
