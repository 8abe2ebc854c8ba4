using SessionSync.Browse.Overview;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model.Conversations;
using SessionSync.Operations.Targets;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;

namespace SessionSync.Cli.Commands.List;

/// <summary><c>list</c>: the conversations of this machine, or of another.</summary>
internal static class ListCommand
{
    public static CommandNode Create(Services services)
    {
        var options = new ListOptions(services);
        return new CommandNode("list", "List sessions of all agents: this project's, newest first")
        {
            Examples =
            [
                ("sync-sessions list", "This project's sessions, newest first"),
                ("sync-sessions list --all-projects --since 7d", "What was worked on this week"),
                ("sync-sessions list --grep timeout --json", "Those with a word in the title or in a prompt, for a program"),
                ("sync-sessions list --target work", "What another machine holds"),
            ],
            Options = options.All,
            Ends = Endings.OfRemoteReading,
            Handler = result => SyncRun.RunAsync(stop => ListAsync(result, options, services, stop)),
        };
    }

    private static async Task<ExitCode> ListAsync(ParsedCommand result, ListOptions options, Services services, CancellationToken stop)
    {
        ListRequest request = options.Request(result, services);
        Settings settings = Settings.Combine(new SettingsLayer(SettingOrigin.Flag) { Color = result.GetValue(options.Color) }, EnvironmentSettings.Read(services.Host.Variable), new SettingsFile(services.Host.ConfigFile).Read());
        bool isJson = result.GetValue(options.Json);
        ListResult list = result.GetValue(options.Target) is { } target
            ? await RemoteAsync(target, request, result.GetValue(options.SshConfig), settings, services, stop)
            : new ListRun(new LocalConversations(services.Host, services.Readers(), services.Time, request.Filter.Agent)).Run(request, stop);
        var view = new ConversationListView(services.Streams, services.Host, services.Time);
        if (isJson)
        {
            view.WriteJson(list);
        }
        else
        {
            view.Write(list, request.Project?.Name ?? "any project", LastWriters.Read(new StatePaths(services.Host.StateDirectory, "").Journal));
        }

        return Report(list, result.GetValue(options.Verbose), Reporters.Notices(services.Streams, services.Host, settings.Color, isJson));
    }

    private static Task<ListResult> RemoteAsync(string name, ListRequest request, string? sshConfig, Settings settings, Services services, CancellationToken stop)
    {
        if (request.Text is not null || request.Filter.Branch is not null || request.Filter.HasSubagents)
        {
            throw new SyncException(
                FailureKind.Usage, "--target goes with neither --grep nor --branch nor --subagents",
                "Another machine tells which files it has, and nothing of what is in them", $"sync-sessions pull {name}", "sync-sessions list");
        }

        var opener = new TargetOpener(services.Host, SyncArguments.HostSshConfig(sshConfig, services.Host), settings.Timeout);
        return new RemoteListRun(TargetResolver.Resolve(name, settings, services.Host.StateDirectory), new TargetResolver(opener, services.Host.StateDirectory)).RunAsync(request, stop);
    }

    /// <summary>Tells what could not be read: all of it only to those who want to know.</summary>
    private static ExitCode Report(ListResult list, bool isVerbose, INotices notices)
    {
        int damaged = 0;
        foreach (ListedConversation conversation in list.Conversations)
        {
            damaged += conversation.Warnings.IsEmpty ? 0 : 1;
            foreach (ReadWarning warning in isVerbose ? conversation.Warnings : [])
            {
                notices.Warning(null, $"{conversation.Found.Key}: {warning.Place}: {warning.What}");
            }
        }

        if (damaged > 0 && !isVerbose)
        {
            notices.Warning(null, $"{Quantity.Count(damaged, "session")} could not be read in every part; --verbose tells which");
        }

        foreach (string problem in list.Problems)
        {
            notices.Warning(null, problem);
        }

        return list.Problems.IsEmpty ? ExitCode.Success : ExitCode.Partial;
    }
}
