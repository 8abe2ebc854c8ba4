using SessionSync.Browse.Export;
using SessionSync.Browse.Overview;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Cli.Commands.Export;

/// <summary><c>export</c>: writes conversations as documents.</summary>
internal sealed class ExportCommand
{
    private const string DefaultDirectory = ".sessions";
    private const string StandardOutput = "-";

    private readonly Argument<string[]> _ids;

    private readonly Option<ExportFormat?> _format = Options.Parsed(
        "--format", "FORMAT", "markdown, json, html, toon or jsonl [default: markdown]", ExportFormats.Parse, "markdown, json, html, toon or jsonl", "-f", [.. ExportFormats.Names]);

    private readonly Option<string?> _directory = Options.Place(
        "--output", "DIR", $"Where to write to; '-' prints one session [default: {DefaultDirectory}, which git is told to ignore]", "-o");

    private readonly Option<string?> _agent = Options.Text("--agent", "NAME", "Only sessions of this agent, such as claude-code [default: all]", "-a", Offers.Agents);
    private readonly Option<string?> _workspace = Options.Text("--workspace", "PATH", "Only sessions held in this directory or below it", "-w");
    private readonly Option<string?> _branch = Options.Text("--branch", "NAME", "Only sessions held on this git branch", "-b");
    private readonly Option<bool> _allProjects = Options.Switch("--all-projects", "Sessions of every project on this machine");
    private readonly Option<bool> _noSubagents = Options.Switch("--no-subagents", "Leave out sessions that other sessions started");
    private readonly Option<bool> _noTools = Options.Switch("--no-tools", "Leave out what tools were asked and answered");
    private readonly Option<bool> _noThinking = Options.Switch("--no-thinking", "Leave out what models thought");
    private readonly Option<bool> _noAttachments = Options.Switch("--no-attachments", "Leave out files and pictures");
    private readonly Option<bool> _watch = Options.Switch("--watch", "Go on, and export what changes, until Ctrl-C");
    private readonly Option<bool> _schema = Options.Switch("--schema", "Print the JSON schema of what is exported as JSON, and export nothing");
    private readonly Option<ColorMode?> _color = SharedOptions.Color();
    private readonly Option<bool> _verbose = Options.Switch("--verbose", "Print each file and each record that could not be read", "-v");

    private ExportCommand(Offers offers) =>
        _ids = SharedOptions.Many("ID", "A session's id or the beginning of it. Without one: all sessions of this project.", offers.Sessions);

    public static CommandNode Create(Services services)
    {
        var export = new ExportCommand(new Offers(services));
        return new CommandNode("export", "Write sessions as documents to read, to share, or to give to another agent")
        {
            Examples =
            [
                ("sync-sessions export", "Write this project's sessions as Markdown into .sessions"),
                ("sync-sessions export --format html -o ~/sessions --all-projects", "Make pages of all sessions, with an index"),
                ("sync-sessions export 3f2a81c0 -o -", "Print one session"),
                ("sync-sessions export --watch", "Keep the documents up to date while agents work"),
            ],
            Arguments = [export._ids],
            Options =
            [
                export._format, export._directory, export._agent, export._workspace, export._branch, export._allProjects, export._noSubagents,
                export._noTools, export._noThinking, export._noAttachments, export._watch, export._schema, export._verbose, export._color,
            ],
            Ends = Endings.OfExport,
            Handler = result => export.RunAsync(result, services),
        };
    }

    private Task<ExitCode> RunAsync(ParsedCommand result, Services services)
    {
        if (result.GetValue(_schema))
        {
            services.Streams.Out.Write(ConversationSchema.Read());
            return Task.FromResult(ExitCode.Success);
        }

        INotices notices = Reporters.Notices(services.Streams, services.Host, result.GetValue(_color) ?? ColorMode.Auto, isJson: false);
        var local = new LocalConversations(services.Host, services.Readers(), services.Time, Agent(result.GetValue(_agent), services));
        if (result.GetValue(_directory) == StandardOutput)
        {
            return Task.FromResult(Print(result, local, notices, services));
        }

        ExportRequest request = Request(result, services.Host.WorkingDirectory);
        var run = new ExportRun(request, local, new ExportNotices(notices, services.Streams.Out, request.Directory, result.GetValue(_verbose)));
        return SyncRun.RunAsync(async stop =>
        {
            ExportTally tally = result.GetValue(_watch) ? await run.WatchAsync(services.Host.Home, services.Time, stop) : run.Run(stop);
            return tally.Failed > 0 ? ExitCode.Partial : ExitCode.Success;
        });
    }

    /// <summary>One session, for a pipe.</summary>
    private ExitCode Print(ParsedCommand result, LocalConversations local, INotices notices, Services services)
    {
        ExportOptions content = Content(result);
        if (result.GetValue(_ids) is not [var id] || result.GetValue(_watch) || content.Format is not (ExportFormat.Markdown or ExportFormat.Html))
        {
            throw new SyncException(
                FailureKind.Usage, "--output - prints one session, as Markdown or as a page", "Documents that go on one after the other could not be told apart",
                "sync-sessions export ID --output -", "sync-sessions show ID --json");
        }

        var run = new ShowRun(local);
        ShownConversation shown = run.Find(id);
        var session = new ExportedSession(shown.Conversation.Found.Key, shown.Conversation.Found.IsSubagent, shown.Conversation.Facts);
        Pager.WriteDirectly(services.Streams.Out, output => ConversationDocument.WriteText(output, content, session, shown.Messages));
        foreach (ReadWarning warning in run.Warnings)
        {
            notices.Warning(null, $"{warning.Place}: {warning.What}");
        }

        return ExitCode.Success;
    }

    private ExportOptions Content(ParsedCommand result) => new(result.GetValue(_format) ?? ExportFormat.Markdown)
    {
        WithTools = !result.GetValue(_noTools),
        WithThinking = !result.GetValue(_noThinking),
        WithAttachments = !result.GetValue(_noAttachments),
    };

    private ExportRequest Request(ParsedCommand result, string here)
    {
        string? directory = result.GetValue(_directory);
        RefuseFile(directory, here);
        return new ExportRequest(Path.GetFullPath(directory ?? DefaultDirectory, here), Content(result), Scope(result.GetValue(_workspace), result.GetValue(_allProjects), here))
        {
            IsDefaultDirectory = directory is null,
            Ids = [.. result.GetValue(_ids)],
            Branch = result.GetValue(_branch),
            WithSubagents = !result.GetValue(_noSubagents),
        };
    }

    /// <summary>A directory with the name of a document is hardly what is wanted.</summary>
    private static void RefuseFile(string? directory, string here)
    {
        if (directory is not null
            && ExportFormats.Names.Any(name => directory.EndsWith(ExportFormats.EndingOf(ExportFormats.Parse(name)!.Value), StringComparison.Ordinal))
            && !Directory.Exists(Path.GetFullPath(directory, here)))
        {
            throw new SyncException(
                FailureKind.Usage, $"--output takes a directory, and '{directory}' is the name of a file", "Each session becomes a file of its own, named after its time and title",
                $"sync-sessions export --output {(Path.GetDirectoryName(directory) is { Length: > 0 } parent ? parent : ".")}");
        }
    }

    private static WorkspaceScope Scope(string? workspace, bool isEverywhere, string here) => (workspace, isEverywhere) switch
    {
        ({ }, true) => throw new SyncException(FailureKind.Usage, "--all-projects and --workspace cannot both be given", ""),
        (null, true) => WorkspaceScope.OfEverything(),
        ({ }, false) => WorkspaceScope.OfDirectory(Path.GetFullPath(workspace, here)),
        _ => WorkspaceScope.OfProject(here),
    };

    private static AgentId? Agent(string? name, Services services) => AgentNames.Parse(name is "all" ? null : name, services);
}
