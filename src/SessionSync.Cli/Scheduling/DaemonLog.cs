using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.SystemConsole.Themes;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Platform;

namespace SessionSync.Cli.Scheduling;

/// <summary>The daemon's log: on standard error, and in a file a day, kept for two weeks.</summary>
internal static class DaemonLog
{
    private const string Template = "{Timestamp:" + LocalTime.Format + "} {Level:u3} {Message:lj}{" + CauseEnricher.Property + ":l}{NewLine}";
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    public static string FolderOf(HostEnvironment host) =>
        OperatingSystem.IsMacOS() ? Path.Combine(host.Home, "Library", "Logs", "session-sync") : Path.Combine(host.StateDirectory, "log");

    public static Logger Open(HostEnvironment host, StandardStreams streams, ColorMode color)
    {
        string folder = FolderOf(host);
        Directory.CreateDirectory(folder, OwnerFolder);
        LogTrouble trouble = new(() => streams.Error, folder);
        SelfLog.Enable(trouble.Tell);
        return new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Fatal)
            .Enrich.With<CauseEnricher>()
            .WriteTo.Console(
                outputTemplate: Template,
                standardErrorFromLevel: LevelAlias.Minimum,
                theme: ColorRules.IsColored(color, host.IsErrorTerminal, host.Variable) ? AnsiConsoleTheme.Literate : ConsoleTheme.None)
            .WriteTo.File(
                Path.Combine(folder, "daemon-.log"),
                outputTemplate: Template,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: null,
                retainedFileTimeLimit: KeptFor,
                hooks: new PrivateLogFile())
            .CreateLogger();
    }
}
