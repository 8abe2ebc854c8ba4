using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Configuration;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Commands.Sync;

/// <summary>The arguments and options of <c>sync</c>, <c>push</c> and <c>pull</c>.</summary>
internal sealed class SyncOptions(Offers offers)
{
    private const string AboutTargets =
        "A Codespace's name, ssh:[user@]host[:/path], dir:PATH[:/path], or a name given with 'target add'. "
        + "Without one: every running Codespace of this repository, and the targets configured for it.";

    private readonly Argument<string[]> _targets = SharedOptions.Targets(AboutTargets, offers.Targets);
    private readonly Option<string?> _repository = Options.Text("--repo", "PATH", "The repository whose sessions to sync [default: the current directory's]");
    private readonly Option<string?> _agent = Options.Text("--agent", "NAME", "Sync the sessions of one agent, such as claude-code [default: all]", alias: null, Offers.SyncedAgents);
    private readonly Option<int?> _days = SharedOptions.Days();
    private readonly Option<bool> _allSessions = Options.Switch("--all-sessions", "Look at all sessions, whatever their age");
    private readonly Option<string?> _session = Options.Text("--session", "ID", "Sync this session only, whatever its age", alias: null, offers.Sessions);
    private readonly Option<string?> _sshConfig = SharedOptions.SshConfig();
    private readonly Option<bool> _start = Options.Switch("--start", "Start stopped Codespaces, which may cost money; otherwise they are left alone");

    private readonly Option<DivergencePreference?> _prefer = Options.Parsed(
        "--prefer", "newer|merge", "For sessions that went on in two places: 'newer' takes the newer one whole, 'merge' keeps both branches [default: merge]",
        SettingValues.ParsePrefer, SettingValues.PreferRule, alias: null, "merge", "newer");

    private readonly Option<bool> _restoreMissing = Options.Switch("--restore-missing", "Copy back sessions that were synced once and are now missing on one side");
    private readonly Option<bool> _dryRun = Options.Switch("--dry-run", "Show what would be done, and do nothing", "-n");
    private readonly Option<bool> _exitCode = Options.Switch("--exit-code", "With --dry-run: end with 10 if there is something to do");
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();
    private readonly Option<ColorMode?> _color = SharedOptions.Color();
    private readonly Option<int?> _timeLimit = SharedOptions.TimeLimit();

    public ImmutableArray<Argument> Arguments => [_targets];

    public ImmutableArray<Option> All =>
    [
        _repository, _agent, _days, _allSessions, _session, _sshConfig, _start, _prefer, _restoreMissing, _dryRun, _exitCode, _json, _quiet, _verbose, _color, _timeLimit,
    ];

    public SyncArguments Read(ParsedCommand result, SyncDirection direction) => new(direction)
    {
        Targets = [.. result.GetValue(_targets)],
        Repository = result.GetValue(_repository),
        Agent = result.GetValue(_agent),
        Days = result.GetValue(_days),
        AllSessions = result.GetValue(_allSessions),
        SessionId = result.GetValue(_session),
        SshConfig = result.GetValue(_sshConfig),
        Start = result.GetValue(_start),
        Prefer = result.GetValue(_prefer),
        RestoreMissing = result.GetValue(_restoreMissing),
        DryRun = result.GetValue(_dryRun),
        ExitCode = result.GetValue(_exitCode),
        Json = result.GetValue(_json),
        Quiet = result.GetValue(_quiet),
        Verbose = result.GetValue(_verbose),
        Color = result.GetValue(_color),
        TimeLimit = SharedOptions.Seconds(result.GetValue(_timeLimit)),
    };
}
