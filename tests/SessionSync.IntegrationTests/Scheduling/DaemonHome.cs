using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>A home in which a daemon runs, with a script in the place of the sweep.</summary>
internal sealed class DaemonHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DaemonHome()
    {
        Cli = new CliRunner(_folder.CreateDirectory("home"));
        StandIn = _folder.Combine("sweep");
        SweepBy("""echo '{"type":"summary","targets":[]}'""");
    }

    public CliRunner Cli { get; set; }

    /// <summary>The script.</summary>
    public string StandIn { get; }

    public string StateFolder => _folder.Combine("home", ".local", "state", "session-sync");

    public string LogFolder => Path.Combine(StateFolder, "log");

    public string SettingsFile => _folder.Combine("home", ".config", "session-sync", "config.json");

    public string Combine(string name) => _folder.Combine(name);

    /// <summary>The home of one of several machines that share a schedule.</summary>
    public static DaemonHome SharedBy(PostgresServer server)
    {
        DaemonHome home = new();
        home.Cli = home.Cli with { Variables = ImmutableDictionary<string, string>.Empty.Add("SYNC_SESSIONS_DAEMON_STORE", server.ConnectionString) };
        return home;
    }

    /// <summary>Says what a sweep does. <c>$FOLDER</c> is a folder for its traces.</summary>
    public void SweepBy(string script)
    {
        File.WriteAllText(StandIn, $"#!/bin/sh\nFOLDER={_folder.Path}\n[ \"$*\" = 'sweep --json' ] || exit 70\n{script}\n");
        File.SetUnixFileMode(StandIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void WriteSettings(string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SettingsFile)!);
        File.WriteAllText(SettingsFile, json);
    }

    public Task<RunningDaemon> StartAsync(params string[] arguments) =>
        RunningDaemon.StartedAsync(Cli, [.. arguments, "--sweep-program", StandIn]);

    /// <summary>All that was logged to files.</summary>
    public string ReadLog() => string.Concat(Directory.GetFiles(LogFolder).Order(StringComparer.Ordinal).Select(ReadShared));

    public void Dispose() => _folder.Dispose();

    private static string ReadShared(string path)
    {
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
