using System.CommandLine;
using System.Globalization;
using SessionSync.Cli.Conversing;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Overview;
using SessionSync.Projects;
using SessionSync.Search;

namespace SessionSync.Cli.Commands;

/// <summary><c>search</c>: what was said, wherever it was said.</summary>
internal static class SearchCommand
{
    private const int UsualLimit = 20;
    private const int MostSessions = 10_000;

    public static CommandNode Create(Services services)
    {
        Argument<string[]> text = new("TEXT") { Arity = ArgumentArity.OneOrMore, Description = "Words, \"phrases\", beginnings*; AND, OR and NOT in capitals" };
        Option<string?> agent = Options.Text("--agent", "NAME", "Search the sessions of one agent, such as claude-code");
        Option<DateTimeOffset?> since = Options.Parsed(
            "--since", "TIME", "Search those with a message since then: 12h, 7d, 2026-11-01", typed => SinceText.Parse(typed, services.Time), SinceText.Rule);
        Option<string?> project = Options.Text("--project", "PATH", "Search those of one project; '.' is the current directory's");
        Option<bool> allProjects = Options.Switch("--all-projects", "Search those of every project, as is usual");
        Option<int?> limit = Options.Parsed("--limit", "N", $"Show no more than N sessions [default: {UsualLimit}]", ParseLimit, "a whole number from 1 to 10000");
        Option<bool> noRefresh = Options.Switch("--no-refresh", "Search what is indexed already, without a look for what is new");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        Option<bool> verbose = Options.Switch("--verbose", "Tell what was read", "-v");
        return new CommandNode("search", "Find sessions of all agents by what was said in them")
        {
            Examples =
            [
                ("sync-sessions search connection timeout", "Messages with both words, the best first"),
                ("sync-sessions search '\"exit code\" NOT docker' --since 30d", "A phrase, and not another word"),
                ("sync-sessions search 'migrat*' --project .", "A beginning, in this project"),
            ],
            Arguments = { text },
            Options = { agent, since, project, allProjects, limit, noRefresh, json, verbose },
            Handler = result => SyncRun.RunAsync(stop =>
            {
                string typed = string.Join(' ', result.GetRequiredValue(text));
                SearchRequest request = new(
                    typed,
                    SearchQuery.Parse(typed) ?? throw new SyncException(ExitCode.Usage, "There is no word to search for", "It takes a letter or a digit", "sync-sessions search --help"),
                    new SearchFilter(
                        result.GetValue(limit) ?? UsualLimit, AgentNames.Parse(result.GetValue(agent), services), result.GetValue(since),
                        InProject(result.GetValue(project), result.GetValue(allProjects), services)),
                    IsRefreshed: !result.GetValue(noRefresh),
                    result.GetValue(verbose));
                return Task.FromResult(Search(request, result.GetValue(json), services, stop));
            }),
        };
    }

    private static ExitCode Search(SearchRequest request, bool isJson, Services services, CancellationToken stop)
    {
        INotices notices = Reporters.Notices(services.Streams, services.Host, ColorMode.Auto, isJson);
        var run = new SearchRun(services.Host, services.Readers(), services.Time, notices);
        SearchResult found = run.Run(request, stop);
        var view = new SearchView(services.Streams, services.Host, services.Time);
        if (isJson)
        {
            view.WriteJson(request.Text, found);
        }
        else
        {
            view.Write(found);
        }

        return run.HasFailed ? ExitCode.Partial : ExitCode.Success;
    }

    private static Predicate<string>? InProject(string? path, bool all, Services services)
    {
        if (path is null)
        {
            return null;
        }

        if (all)
        {
            throw new SyncException(ExitCode.Usage, "--project and --all-projects cannot both be given", "", "sync-sessions search --help");
        }

        var project = LocalProject.Find(Path.GetFullPath(path, services.Host.WorkingDirectory));
        ProjectIndex index = new();
        return directory => index.Contains(project, directory);
    }

    private static int? ParseLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is > 0 and <= MostSessions ? limit : null;
}
