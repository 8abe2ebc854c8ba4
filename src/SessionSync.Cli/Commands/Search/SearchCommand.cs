using System.Globalization;
using SessionSync.Browse.Overview;
using SessionSync.Browse.Search;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Projects;

namespace SessionSync.Cli.Commands.Search;

/// <summary><c>search</c>: what was said, wherever it was said.</summary>
internal static class SearchCommand
{
    private const int UsualLimit = 20;
    private const int MostSessions = 10_000;
    private const string NoRefresh = "--no-refresh";

    public static CommandNode Create(Services services)
    {
        Argument<string[]> text = new("TEXT", "Words, \"phrases\", beginnings*; AND, OR and NOT in capitals", static words => [.. words]) { IsMany = true };
        Option<string?> agent = Options.Text("--agent", "NAME", "Search the sessions of one agent, such as claude-code", alias: null, Offers.Agents);
        Option<DateTimeOffset?> since = Options.Parsed(
            "--since", "TIME", "Search those with a message since then: 12h, 7d, 2026-11-01", typed => SinceText.Parse(typed, services.Time), SinceText.Rule);
        Option<string?> project = Options.Text("--project", "PATH", "Search those of one project; '.' is the current directory's");
        Option<bool> allProjects = Options.Switch("--all-projects", "Search those of every project, as is usual");
        Option<int?> limit = Options.Parsed("--limit", "N", $"Show no more than N sessions [default: {UsualLimit}]", ParseLimit, "a whole number from 1 to 10000");
        Option<bool> noRefresh = Options.Switch(NoRefresh, "Search what is indexed already, without a look for what is new");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        Option<bool> verbose = Options.Switch("--verbose", "Tell what was read", "-v");
        Option<ColorMode?> color = SharedOptions.Color();
        return new CommandNode("search", "Find sessions of all agents by what was said in them")
        {
            Examples =
            [
                ("sync-sessions search connection timeout", "Messages with both words, the best first"),
                ("sync-sessions search '\"exit code\" NOT docker' --since 30d", "A phrase, and not another word"),
                ("sync-sessions search 'migrat*' --project .", "A beginning, in this project"),
            ],
            Arguments = [text],
            Options = [agent, since, project, allProjects, limit, noRefresh, json, verbose, color],
            Ends = Endings.OfReading,
            Handler = result =>
            {
                SearchFilter filter = new(
                    result.GetValue(limit) ?? UsualLimit, AgentNames.Parse(result.GetValue(agent), services), result.GetValue(since),
                    InProject(result.GetValue(project), result.GetValue(allProjects), services));
                SearchRequest request = ToRequest(result.GetValue(text), filter, !result.GetValue(noRefresh));
                return SyncRun.RunAsync(stop => Task.FromResult(Search(request, result.GetValue(json), result.GetValue(verbose), result.GetValue(color) ?? ColorMode.Auto, services, stop)));
            },
        };
    }

    /// <summary>Whether the words after the verb are words alone, or ask for no refresh: those need no command tree, which takes as long to
    /// get ready as the answer.</summary>
    public static bool ArePlain(ReadOnlySpan<string> words)
    {
        bool hasText = false;
        foreach (string word in words)
        {
            if (word.Length == 0 || (word[0] == '-' && word != NoRefresh))
            {
                return false;
            }

            hasText |= word[0] != '-';
        }

        return hasText;
    }

    /// <param name="words">Of which <see cref="ArePlain"/> is true.</param>
    public static Task<ExitCode> StartAsync(string[] words, Services services)
    {
        string[] text = Array.FindAll(words, word => word != NoRefresh);
        SearchRequest request = ToRequest(text, new SearchFilter(UsualLimit), !Array.Exists(words, word => word == NoRefresh));
        return SyncRun.RunAsync(stop => Task.FromResult(Search(request, isJson: false, isVerbose: false, ColorMode.Auto, services, stop)));
    }

    private static SearchRequest ToRequest(string[] words, SearchFilter filter, bool isRefreshed)
    {
        string typed = string.Join(' ', words);
        SearchQuery query = SearchQuery.Parse(typed)
            ?? throw new SyncException(FailureKind.Usage, "There is no word to search for", "It takes a letter or a digit", "sync-sessions search --help");
        return new SearchRequest(typed, query, filter, isRefreshed);
    }

    private static ExitCode Search(SearchRequest request, bool isJson, bool isVerbose, ColorMode color, Services services, CancellationToken stop)
    {
        INotices notices = Reporters.Notices(services.Streams, services.Host, color, isJson);
        var run = new SearchRun(services.Host, services.Readers(), services.Time, new SearchNotices(notices, isVerbose, services.Host.IsErrorTerminal));
        SearchResult found = run.Run(request, stop);
        if (request.Query.HasBareNot)
        {
            notices.Warning(null, "NOT has nothing to take away from here, so it is looked for as a word; say what to look for, too: sync-sessions search 'WORD NOT OTHER'");
        }

        var view = new SearchView(services.Streams, services.Host, services.Time, color);
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
            throw new SyncException(FailureKind.Usage, "--project and --all-projects cannot both be given", "", "sync-sessions search --help");
        }

        var project = LocalProject.Find(Path.GetFullPath(path, services.Host.WorkingDirectory));
        ProjectIndex index = new();
        return directory => index.Contains(project, directory);
    }

    private static int? ParseLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is > 0 and <= MostSessions ? limit : null;
}
