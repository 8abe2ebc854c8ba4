using System.Globalization;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Cli.Output;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands.Service;

/// <summary><c>service logs</c>.</summary>
internal static class ServiceLogsCommand
{
    private const int DefaultLines = 50;

    public static CommandNode Create(IServiceManager manager, Services services)
    {
        Option<bool> follow = Options.Switch("--follow", "Go on showing what is added", "-f");
        Option<int?> lines = Options.Parsed("--lines", "N", $"Show the last N lines [default: {DefaultLines}]", ParseLines, "a whole number of lines", "-n");
        return new CommandNode("logs", "Show what the service has said")
        {
            Examples = [("sync-sessions service logs -f", "Watch the service")],
            Options = [follow, lines],
            Handler = result => ShowAsync(result.GetValue(lines) ?? DefaultLines, result.GetValue(follow), manager, services),
        };
    }

    private static int? ParseLines(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int lines) ? lines : null;

    private static async Task<ExitCode> ShowAsync(int lines, bool isFollowed, IServiceManager manager, Services services)
    {
        ServiceForm form = new ServiceInstaller(manager).Installed ?? ServiceForm.Timer;
        if (await manager.FindLogAsync(form, lines, isFollowed) is not { } log)
        {
            services.Streams.Error.WriteLine("The service has said nothing yet.");
            return ExitCode.Success;
        }

        using StopSignals signals = new();
        signals.Listen();

        // It writes to our own streams: a pager shows, colours stay.
        int exitCode = await TerminalProcess.RunAsync(log.Program, log.Arguments, services.Host.Variable("PATH") ?? "", signals.Token);
        return signals.Code ?? (exitCode == 0 ? ExitCode.Success : ExitCode.Failure);
    }
}
