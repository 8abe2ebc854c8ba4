using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Browse.Overview;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Configuration;
using SessionSync.Projects;

namespace SessionSync.Cli.Commands.List;

/// <summary>The options of <c>list</c>.</summary>
internal sealed class ListOptions
{
    private const int MostSessions = 1_000_000;

    private readonly Option<string?> _repository = Options.Text("--repo", "PATH", "The project to list [default: the current directory's]");
    private readonly Option<bool> _allProjects = Options.Switch("--all-projects", "List the sessions of every project");
    private readonly Option<string?> _agent = Options.Text("--agent", "NAME", "List the sessions of one agent, such as claude-code", alias: null, Offers.Agents);
    private readonly Option<DateTimeOffset?> _since;
    private readonly Option<string?> _branch = Options.Text("--branch", "NAME", "List those that were held on this git branch last");
    private readonly Option<string?> _text =
        Options.AnyText("--grep", "TEXT", "List those with a text in the title or in what you wrote");

    private readonly Option<ConversationOrder?> _order = Options.Parsed<ConversationOrder>(
        "--sort", "last|started|messages|tokens|title", "What to sort by [default: last]", ParseOrder, "'last', 'started', 'messages', 'tokens' or 'title'",
        alias: null, "last", "started", "messages", "tokens", "title");

    private readonly Option<int?> _limit = Options.Parsed("--limit", "N", "List no more than N", ParseLimit, "a whole number from 1 on");
    private readonly Option<bool> _subagents = Options.Switch("--subagents", "List the sessions of sub-agents, too");

    public ListOptions(Services services)
    {
        Target = Options.Text("--target", "NAME", "List what another machine holds: files, without what is in them", alias: null, new Offers(services).Targets);
        _since = Options.Parsed("--since", "TIME", "List those with a message since then: 12h, 7d, 2026-11-01", text => SinceText.Parse(text, services.Time), SinceText.Rule);
    }

    public Option<string?> Target { get; }

    public Option<string?> SshConfig { get; } = SharedOptions.SshConfig();

    public Option<bool> Json { get; } = Options.Switch("--json", "Print one JSON document");

    public Option<bool> Verbose { get; } = Options.Switch("--verbose", "Tell what could not be read", "-v");

    public Option<ColorMode?> Color { get; } = SharedOptions.Color();

    public ImmutableArray<Option> All =>
        [_repository, _allProjects, _agent, _since, _branch, _text, _order, _limit, _subagents, Target, SshConfig, Json, Verbose, Color];

    public ListRequest Request(ParsedCommand result, Services services)
    {
        bool isAll = result.GetValue(_allProjects);
        return new ListRequest(
            isAll ? null : LocalProject.Find(Path.GetFullPath(result.GetValue(_repository) ?? ".", services.Host.WorkingDirectory)),
            new ConversationFilter(AgentNames.Parse(result.GetValue(_agent), services), result.GetValue(_since), result.GetValue(_branch), result.GetValue(_subagents)),
            result.GetValue(_text),
            result.GetValue(_order) ?? ConversationOrder.Last,
            result.GetValue(_limit));
    }

    private static ConversationOrder? ParseOrder(string text) => text switch
    {
        "last" => ConversationOrder.Last,
        "started" => ConversationOrder.Started,
        "messages" => ConversationOrder.Messages,
        "tokens" => ConversationOrder.Tokens,
        "title" => ConversationOrder.Title,
        _ => null,
    };

    private static int? ParseLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is > 0 and <= MostSessions ? limit : null;
}
