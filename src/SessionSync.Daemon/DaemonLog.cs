using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.SystemConsole.Themes;

namespace SessionSync.Daemon;

/// <summary>The daemon's log: on standard error, and in a file a day, kept for two weeks.</summary>
internal sealed class DaemonLog : IDisposable
{
    private const string Template = "{Timestamp:" + LocalTime.Format + "} {Level:u3} {Message:lj}{" + CauseEnricher.Property + ":l}{NewLine}";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);
    private readonly Logger _events;
    private readonly LogTrouble _trouble;

    private DaemonLog(Logger events, LogTrouble trouble)
    {
        _events = events;
        _trouble = trouble;
    }

    public ILogger Events => _events;

    public static DaemonLog Open(DaemonRequest request)
    {
        string folder = OperatingSystem.IsMacOS()
            ? Path.Combine(request.Home, "Library", "Logs", "session-sync")
            : Path.Combine(request.StateDirectory, "log");
        LogTrouble trouble = new(static () => Console.Error, folder);
        SelfLog.Enable(trouble.Tell);
        trouble.Watch(() => PrivateLogFile.CreateFolder(folder));
        Logger events = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Fatal)
            .Enrich.With<CauseEnricher>()
            .WriteTo.Console(
                outputTemplate: Template,
                standardErrorFromLevel: LevelAlias.Minimum,
                theme: request.IsColored ? AnsiConsoleTheme.Literate : ConsoleTheme.None)
            .WriteTo.File(
                Path.Combine(folder, "daemon-.log"),
                outputTemplate: Template,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: null,
                retainedFileTimeLimit: KeptFor,
                hooks: new PrivateLogFile())
            .CreateLogger();
        return new DaemonLog(events, trouble);
    }

    /// <summary>Closing a file writes what is left of it, which a full disk does not take.</summary>
    public void Dispose() => _trouble.Watch(_events.Dispose);
}
