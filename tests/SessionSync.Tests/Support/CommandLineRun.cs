using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Cli;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Operations.Rescue;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;
using SessionSync.Platform;

namespace SessionSync.Tests.Support;

/// <summary>Runs the program in-process, with surroundings of the test's own.</summary>
internal sealed class CommandLineRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public string ConfigFile => _folder.File("config", "config.json");

    public string WorkingDirectory => _folder.Path;

    /// <summary>The home directory, where it is not the folder of the run.</summary>
    public string? Home { get; init; }

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; init; }

    public int TerminalWidth { get; init; } = 80;

    /// <summary>Stand for those that read agents' conversations; none are there otherwise.</summary>
    public ImmutableArray<IConversationReader> Readers { get; init; } = [];

    /// <summary>Stands for syncing.</summary>
    public Func<SyncRequest, ISyncReporter, CancellationToken, Task<SyncResult>> Sync { get; init; } =
        static (_, _, _) => Task.FromResult(new SyncResult(null));

    public SyncRequest? Request { get; private set; }

    /// <summary>What a sweep or a rescue was asked for; it then finds nothing to do.</summary>
    public SweepRequest? SweepRequest { get; private set; }

    /// <summary>What the user wants to hear of a sync, a sweep or a rescue.</summary>
    public ReportOptions? Report { get; private set; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public Task<ExitCode> RunAsync(params string[] arguments)
    {
        HostEnvironment host = new(
            Home ?? _folder.Path, ConfigFile, _folder.File("state"), _folder.File("cache"), _folder.Path,
            Variables.GetValueOrDefault, IsTerminal, IsTerminal, IsTerminal)
        {
            OutputWidth = () => TerminalWidth,
        };
        var streams = new StandardStreams(() => _out, () => _error);
        var services = new Services(host, streams, FixedTime.Noon, SyncAsync)
        {
            Reporter = (color, options) =>
            {
                Report = options;
                return Reporters.Create(streams, host, FixedTime.Noon, color, options);
            },
            Readers = () => Readers,
            Sweep = (request, _, _) => Task.FromResult(new SweepResult(FixedTime.Noon.GetUtcNow(), FixedTime.Noon.GetUtcNow(), Record(request).Failure, 0, 0)),
            Rescue = (request, _, _) => Task.FromResult(Record(request)),
        };
        return Application.RunAsync(arguments, services);
    }

    public void WriteConfig(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ConfigFile)!);
        File.WriteAllText(ConfigFile, text);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
        _error.Dispose();
    }

    private RescueResult Record(SweepRequest request)
    {
        SweepRequest = request;
        return new RescueResult([], []);
    }

    private Task<SyncResult> SyncAsync(SyncRequest request, ISyncReporter reporter, CancellationToken stop)
    {
        Request = request;
        return Sync(request, reporter, stop);
    }
}
