using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Status;

namespace SessionSync.Cli.Commands.Status;

/// <summary><c>status</c>: how things stand between this machine and the others.</summary>
internal static class StatusCommand
{
    public static CommandNode Create(Services services)
    {
        Option<string?> repository = Options.Text("--repo", "PATH", "The repository whose targets to look at [default: the current directory's]");
        Option<bool> all = Options.Switch("--all", "Look at every project known here, as is done outside of a repository");
        Option<bool> offline = Options.Switch("--offline", "Connect to nobody: only compare this machine with what is remembered");
        Option<string?> sshConfig = Options.Text("--ssh-config", "FILE", "The ssh configuration to use instead of your own");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        Option<bool> verbose = Options.Switch("--verbose", "Print what is being done", "-v");
        Option<ColorMode?> color = SharedOptions.Color();
        return new CommandNode("status", "Show what is newer where, and change nothing")
        {
            Examples =
            [
                ("sync-sessions status", "See what a sync would bring up to date, and what may be lost"),
                ("sync-sessions status --offline", "The same without connecting to anybody"),
            ],
            Options = [repository, all, offline, sshConfig, json, verbose, color],
            Ends = Endings.OfRemoteReading,
            Meanings = ImmutableDictionary<ExitCode, string>.Empty.Add(ExitCode.Partial, "some targets cannot be reached; the others are told").Add(ExitCode.Unreachable, "no target that was asked can be reached"),
            Handler = result => SyncRun.RunAsync(async stop =>
            {
                var request = new StatusRequest(
                    services.Host,
                    Settings.Combine(new SettingsLayer(SettingOrigin.Flag) { Color = result.GetValue(color) }, EnvironmentSettings.Read(services.Host.Variable), new SettingsFile(services.Host.ConfigFile).Read()),
                    SyncArguments.HostSshConfig(result.GetValue(sshConfig), services.Host),
                    ProjectScope.Find(result.GetValue(repository), result.GetValue(all), services.Host),
                    result.GetValue(offline));
                StatusReport report = await RunAsync(request, services, new ReportOptions(IsJson: result.GetValue(json), IsVerbose: result.GetValue(verbose)), stop);
                var view = new StatusView(services.Streams, services.Host, services.Time);
                if (result.GetValue(json))
                {
                    view.WriteJson(report);
                }
                else
                {
                    view.Write(report);
                }

                return ExitCodes.Of(report.Failure);
            }),
        };
    }

    private static async Task<StatusReport> RunAsync(StatusRequest request, Services services, ReportOptions options, CancellationToken stop)
    {
        INotices notices = Reporters.Notices(services.Streams, services.Host, request.Settings.Color, options.IsJson);
        await using var reporter = new NoticesReporter(notices, options.IsVerbose);
        return await ReporterEvents.RunAsync(reporter, events => new StatusRun(request, events, services.Time).RunAsync(stop));
    }
}
