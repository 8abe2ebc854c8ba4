using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Projects;

namespace SessionSync.Cli.Commands.Target;

/// <summary><c>target add</c>.</summary>
internal static class TargetAddCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string> name = Options.One("NAME", "What to call it");
        Argument<string> url = Options.One("URL", "A Codespace's name, ssh:[user@]host[:/path], ssh://user@host:port/path or dir:PATH[:/path]");
        Option<string?> repository = Options.Text("--repository", "OWNER/NAME", "Sync it without being asked for in this repository");
        Option<string?> sshConfig = Options.Text("--ssh-config", "FILE", "The ssh configuration to use for it");
        Option<SshTransport?> transport = Options.Parsed(
            "--transport", "ssh|builtin", "What connects to it [default: ssh where there is one]", SettingValues.ParseTransport, SettingValues.TransportRule, alias: null, "ssh", "builtin");
        Option<string[]> environment = Options.Texts("--env", "KEY=VALUE", "A variable for the far side, such as CLAUDE_CONFIG_DIR; can be repeated");
        return new CommandNode("add", "Give a machine a name")
        {
            Examples =
            [
                ("sync-sessions target add work ssh:me@host", "Call a host 'work'"),
                ("sync-sessions target add work ssh:me@host --repository octocat/hello", "… and sync with it by default in that repository"),
            ],
            Arguments = [name, url],
            Options = [repository, environment, sshConfig, transport],
            Handler = result => AddAsync(services, new TargetSettings(result.GetValue(name), result.GetValue(url))
            {
                Repository = result.GetValue(repository),
                SshConfig = result.GetValue(sshConfig) is { } file ? Path.GetFullPath(file, services.Host.WorkingDirectory) : null,
                Transport = result.GetValue(transport),
                Environment = Variables(result.GetValue(environment)),
            }),
        };
    }

    private static Task<ExitCode> AddAsync(Services services, TargetSettings target)
    {
        TargetRules.CheckName(target.Name);
        if (target.Repository is not null)
        {
            TargetRules.CheckRepository(target.Repository);
        }

        TargetSettings complete = target with { Url = Absolute(TargetAddress.Parse(target.Url), services.Host.WorkingDirectory).ToString() };
        new SettingsFile(services.Host.ConfigFile).AddTarget(complete);
        services.Streams.Error.WriteLine($"Added target '{target.Name}'. Test it: sync-sessions target test {target.Name}");
        if (target.Repository is null && LocalProject.Find(services.Host.WorkingDirectory).Repository is { } here)
        {
            services.Streams.Error.WriteLine(
                $"It is synced when it is named. To have a plain sync-sessions in {here} sync it, too, add it with --repository {here} (after: sync-sessions target remove {target.Name})");
        }

        return Task.FromResult(ExitCode.Success);
    }

    /// <summary>The address with an absolute path: one that is relative to where the user is now would mean something else tomorrow.</summary>
    private static TargetAddress Absolute(TargetAddress address, string workingDirectory) => address is DirectoryAddress directory
        ? directory with { Home = Path.GetFullPath(directory.Home, workingDirectory) }
        : address;

    private static ImmutableSortedDictionary<string, string> Variables(string[] assignments)
    {
        ImmutableSortedDictionary<string, string>.Builder variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw new SyncException(FailureKind.Usage, $"'{assignment}' is no variable", "It has no '='", "--env KEY=VALUE");
            }

            string name = assignment[..equals];
            TargetRules.CheckVariable(name);
            variables[name] = assignment[(equals + 1)..];
        }

        return variables.ToImmutable();
    }
}
