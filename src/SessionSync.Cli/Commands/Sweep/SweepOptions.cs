using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands.Sweep;

/// <summary>The arguments and options that <c>sweep</c> and <c>rescue</c> have in common.</summary>
internal sealed class SweepOptions
{
    private readonly Argument<string[]> _targets;
    private readonly Option<int?> _parallel = Options.Parsed(
        "--parallel", "N", $"How many targets to sync at the same time [default: {Settings.SweepParallel}]", SettingValues.ParseParallel, SettingValues.ParallelRule);

    private readonly Option<string?> _sshConfig = SharedOptions.SshConfig();
    private readonly Option<string?> _controlPath = Options.Text(
        "--control-path", "SOCKET", "Use the open ssh connection behind this socket (ControlPath) to the only target, and make none");

    private readonly Option<int?> _timeLimit = SharedOptions.TimeLimit();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();
    private readonly Option<ColorMode?> _color = SharedOptions.Color();

    /// <param name="targets">What the targets are for.</param>
    public SweepOptions(string targets, Offers offers) => _targets = SharedOptions.Targets(targets, offers.Targets);

    public ImmutableArray<Argument> Arguments => [_targets];

    public ImmutableArray<Option> All => [_parallel, _sshConfig, _controlPath, _timeLimit, _json, _quiet, _verbose, _color];

    public SweepArguments Read(ParsedCommand result) => new()
    {
        Targets = [.. result.GetValue(_targets)],
        Parallel = result.GetValue(_parallel),
        SshConfig = result.GetValue(_sshConfig),
        ControlPath = result.GetValue(_controlPath),
        TimeLimit = SharedOptions.Seconds(result.GetValue(_timeLimit)),
        Json = result.GetValue(_json),
        Quiet = result.GetValue(_quiet),
        Verbose = result.GetValue(_verbose),
        Color = result.GetValue(_color),
    };
}
