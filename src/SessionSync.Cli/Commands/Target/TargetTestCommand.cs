using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;

namespace SessionSync.Cli.Commands.Target;

/// <summary><c>target test</c>: reaches a target and does nothing there.</summary>
internal static class TargetTestCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string> name = Options.One("NAME", "The target's name or address", new Offers(services).Targets);
        return new CommandNode("test", "Connect to a target and say whether that works")
        {
            Examples = [("sync-sessions target test work", "")],
            Arguments = [name],
            Ends = Endings.OfConnecting,
            Handler = result => TestAsync(result.GetValue(name), services),
        };
    }

    private static async Task<ExitCode> TestAsync(string name, Services services)
    {
        Settings settings = Settings.Combine(EnvironmentSettings.Read(services.Host.Variable), new SettingsFile(services.Host.ConfigFile).Read());
        SyncRequest request = new()
        {
            Host = services.Host,
            Settings = settings,
            Targets = [TargetResolver.Resolve(name, settings, services.Host.StateDirectory)],
            Repository = services.Host.WorkingDirectory,
            SshConfig = SyncArguments.HostSshConfig(flag: null, services.Host),
            ConnectOnly = true,
            WantsTitles = false,
        };
        long start = services.Time.GetTimestamp();
        await using ISyncReporter reporter = services.Reporter(settings.Color, new ReportOptions(IsQuiet: true));
        ExitCode code = await SyncRun.RunAsync(async token => ExitCodes.Of((await services.Sync(request, reporter, token)).Failure));
        if (code == ExitCode.Success)
        {
            string seconds = Quantity.Seconds(services.Time.GetElapsedTime(start).TotalSeconds);
            services.Streams.Out.WriteLine($"{Printable.Line(name)}: works ({seconds})");
        }

        return code;
    }
}
