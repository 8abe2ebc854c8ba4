using System.Collections.Immutable;
using System.CommandLine;
using SessionSync.Cli.Output;
using SessionSync.Cli.Sweeping;
using SessionSync.Configuration;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands;

/// <summary>The options that <c>sweep</c> and <c>rescue</c> have in common, and the request they make.</summary>
internal sealed class SweepArguments
{
    /// <summary>Each target is a connection and a sync of its own: more at once only slow each other down.</summary>
    private const int DefaultParallel = 4;

    private readonly Argument<string[]> _targets;
    private readonly Option<int?> _parallel = Options.Parsed(
        "--parallel", "N", $"How many targets to sync at the same time [default: {DefaultParallel}]", SettingValues.ParseParallel, SettingValues.ParallelRule);

    private readonly Option<string?> _sshConfig = SharedOptions.SshConfig();
    private readonly Option<string?> _controlPath = Options.Text(
        "--control-path", "SOCKET", "Use the open ssh connection behind this socket (ControlPath) to the only target, and make none");

    private readonly Option<int?> _timeLimit = SharedOptions.TimeLimit();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();
    private readonly Option<ColorMode?> _color = SharedOptions.Color();

    public SweepArguments(string description)
    {
        _targets = new Argument<string[]>("TARGET") { Arity = ArgumentArity.ZeroOrMore, Description = description };
        SharedOptions.RefuseOptions(_targets);
    }

    public void AddTo(Command command, Func<IEnumerable<string>> targetNames)
    {
        SharedOptions.OfferNames(_targets, targetNames);
        command.Arguments.Add(_targets);
        ReadOnlySpan<Option> options = [_parallel, _sshConfig, _controlPath, _timeLimit, _json, _quiet, _verbose, _color];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    public TimeSpan? TimeLimit(ParseResult result) => SharedOptions.Seconds(result.GetValue(_timeLimit));

    public SweepRequest ToRequest(ParseResult result, HostEnvironment host, int? days)
    {
        SettingsLayer flags = new(SettingOrigin.Flag) { Days = days, Parallel = result.GetValue(_parallel), Color = result.GetValue(_color) };
        Settings settings = Settings.Combine(
            flags, EnvironmentSettings.Read(host.Variable), new SettingsFile(host.ConfigFile).Read(), new SettingsLayer(SettingOrigin.Default) { Parallel = DefaultParallel });
        ImmutableArray<SyncTarget> targets = TargetList.Resolve([.. result.GetValue(_targets) ?? []], settings);
        string? controlPath = result.GetValue(_controlPath);
        if (controlPath is not null && targets.Length != 1)
        {
            throw new SyncException(
                ExitCode.Usage, "--control-path needs exactly one target", $"A connection leads to one machine, and {targets.Length} are named", "Name the target that it leads to");
        }

        return new SweepRequest
        {
            Host = host,
            Settings = settings,
            Targets = targets,
            SshConfig = SyncArguments.HostSshConfig(result.GetValue(_sshConfig), host),
            ControlPath = controlPath,
            Report = new ReportOptions(IsJson: result.GetValue(_json), IsQuiet: result.GetValue(_quiet), IsVerbose: result.GetValue(_verbose)),
        };
    }
}
