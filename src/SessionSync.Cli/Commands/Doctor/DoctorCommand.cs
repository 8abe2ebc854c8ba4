using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Doctor;

namespace SessionSync.Cli.Commands.Doctor;

/// <summary><c>doctor</c>: looks for what is wrong, and says how to mend it.</summary>
internal static class DoctorCommand
{
    public static CommandNode Create(Services services)
    {
        Option<string?> repository = Options.Text("--repo", "PATH", "The repository whose Codespaces to look at [default: the current directory's]");
        Option<bool> all = Options.Switch("--all", "Look at the Codespaces of every project known here, as is done outside of a repository");
        Option<string?> sshConfig = Options.Text("--ssh-config", "FILE", "The ssh configuration to use instead of your own");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        Option<ColorMode?> color = SharedOptions.Color();
        return new CommandNode("doctor", "Check everything that syncing needs, and say how to mend what is wrong")
        {
            Examples = [("sync-sessions doctor", "See what is wrong, and what to do about it")],
            Options = [repository, all, sshConfig, json, color],
            Meanings = ImmutableDictionary<ExitCode, string>.Empty.Add(ExitCode.Success, "nothing is wrong, or nothing that keeps anything from being synced").Add(ExitCode.Failure, "something is wrong that has to be mended"),
            Handler = result => SyncRun.RunAsync(async stop =>
            {
                var run = new DoctorRun(
                    services.Host,
                    SyncArguments.HostSshConfig(result.GetValue(sshConfig), services.Host),
                    ProjectScope.Find(result.GetValue(repository), result.GetValue(all), services.Host),
                    services.Time);
                ImmutableArray<HealthCheck> checks = await run.RunAsync(stop);
                var view = new DoctorView(services.Streams, services.Host, result.GetValue(color) ?? ColorMode.Auto);
                if (result.GetValue(json))
                {
                    view.WriteJson(checks);
                }
                else
                {
                    view.Write(checks);
                }

                return DoctorView.Worst(checks) == Verdict.Error ? ExitCode.Failure : ExitCode.Success;
            }),
        };
    }
}
