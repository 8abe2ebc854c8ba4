using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary>A home from which one connects with the wrappers, with a stand-in for <c>sync-sessions</c> that writes down what it is asked
/// and copies the file <c>made</c> of the far home over the connection it is given.</summary>
public sealed class VisitHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public VisitHome(SshServer server)
    {
        Gh = new GhStandIn(_folder, server);
        Home = _folder.CreateDirectory("home");
        Temporary = _folder.CreateDirectory("t");
        Write("sync-sessions", $$"""
            #!/bin/sh
            printf '%s\n' "$*" >>{{SyncLog}}
            case ${STAND_IN:-} in
              fail) printf 'error: It is broken.\n  For no reason.\n' >&2; exit 4 ;;
              hang) exec sleep 1000 ;;
            esac
            [ "$1" != rescue ] || exit "${RESCUE:-0}"
            while [ $# -gt 0 ]; do
              [ "$1" != --control-path ] || ssh -S "$2" -o ProxyCommand=false localhost 'cat made 2>/dev/null' >>{{Arrived}}
              shift
            done
            """);
    }

    public GhStandIn Gh { get; }

    public string Home { get; }

    /// <summary>What was in the far file <c>made</c> whenever a sync looked.</summary>
    public string Arrived => _folder.Combine("arrived");

    public ImmutableDictionary<string, string> Variables { get; set; } = ImmutableDictionary<string, string>.Empty;

    public string WorkingDirectory { get; set; } = "/";

    /// <summary>What the stand-in was asked, a line each.</summary>
    public IReadOnlyList<string> Syncs => File.Exists(SyncLog) ? File.ReadAllLines(SyncLog) : [];

    /// <summary>Where the wrappers put their sockets.</summary>
    public string Temporary { get; }

    private string SyncLog => _folder.Combine("syncs");

    private string Bin => Gh.BinFolder;

    public static string Script(string name) => Path.Combine(Repository.Root, "scripts", name);

    public string Combine(string name) => _folder.Combine(name);

    /// <summary>A program in front on the PATH.</summary>
    public void Write(string program, string text)
    {
        string path = Path.Combine(Bin, program);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public Task<CommandResult> RunAsync(string wrapper, params string[] arguments) => RunAsync(signal: null, wrapper, arguments);

    public Task<CommandResult> RunAsync(PlannedSignal? signal, string wrapper, params string[] arguments) =>
        (Create(Script(wrapper), arguments) with { Signal = signal }).RunAsync();

    /// <summary>A command with the wrappers' surroundings.</summary>
    public Command Create(string program, params string[] arguments) => new(program, [.. arguments])
    {
        WorkingDirectory = WorkingDirectory,
        Variables = new Dictionary<string, string>
        {
            ["HOME"] = Home,
            ["PATH"] = $"{Bin}:/usr/local/bin:/usr/bin:/bin",
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "xterm",
            ["XDG_RUNTIME_DIR"] = Temporary,
        }.ToImmutableDictionary().SetItems(Gh.Variables).SetItems(Variables),
    };

    public void Dispose() => _folder.Dispose();
}
