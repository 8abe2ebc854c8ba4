using System.Runtime.CompilerServices;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Installing;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands.Target;

/// <summary><c>target install</c>: gives a machine its own sync-sessions.</summary>
internal static class TargetInstallCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string> name = Options.One("NAME", "The target's name or address", new Offers(services).Targets);
        Option<string?> from = Options.Text("--from", "FILE", "The program or release file to take [default: this program, or a release file that was made here]");
        return new CommandNode("install", "Copy this program into ~/.local/bin of a target, which needs no other")
        {
            Examples = [("sync-sessions target install work", "")],
            Arguments = [name],
            Options = [from],
            Ends = Endings.OfConnecting,
            Handler = result => InstallAsync(result.GetValue(name), result.GetValue(from), services),
        };
    }

    private static async Task<ExitCode> InstallAsync(string name, string? from, Services services)
    {
        HostEnvironment host = services.Host;
        Settings settings = Settings.Combine(EnvironmentSettings.Read(host.Variable), new SettingsFile(host.ConfigFile).Read());
        SyncRequest request = new()
        {
            Host = host,
            Settings = settings,
            Targets = [TargetResolver.Resolve(name, settings, host.StateDirectory)],
            Repository = host.WorkingDirectory,
            SshConfig = SyncArguments.HostSshConfig(flag: null, host),
        };

        // One that is compiled while it runs is not a whole program.
        string? own = RuntimeFeature.IsDynamicCodeSupported ? null : Environment.ProcessPath;
        ProgramChoice choice = new(name, from is null ? null : Path.GetFullPath(from, host.WorkingDirectory), own, Path.GetFullPath("../release", AppContext.BaseDirectory));
        await using ISyncReporter reporter = services.Reporter(settings.Color, new ReportOptions(IsQuiet: true));
        return await SyncRun.RunAsync(async token =>
        {
            InstalledProgram program = await ReporterEvents.RunAsync(reporter, events => new ProgramInstaller(request, events).RunAsync(choice, token));
            Tell(Printable.Line(name), program, services.Streams);
            return ExitCode.Success;
        });
    }

    private static void Tell(string name, InstalledProgram program, StandardStreams streams)
    {
        string folder = Printable.Line(program.Folder);
        streams.Out.WriteLine(program.Said is null
            ? $"{name}: has it already in {folder}; nothing changed"
            : $"{name}: {(program.WasThere ? "updated" : "installed")} in {folder} ({program.Said})");
        if (!program.IsOnSearchPath)
        {
            streams.Error.WriteLine($"{folder} is not on the PATH there: add it in the start-up file of the shell.");
        }
    }
}
