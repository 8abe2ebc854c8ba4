using System.Collections.Immutable;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Puts <c>tests/gh</c> in front of the real one: <see cref="BinFolder"/> goes first on PATH, with <see cref="Variables"/> set.</summary>
public sealed class GhStandIn
{
    private readonly TemporaryFolder _folder;
    private readonly SshServer? _server;

    public GhStandIn(TemporaryFolder folder, SshServer? server = null)
    {
        _folder = folder;
        _server = server;
        BinFolder = folder.CreateDirectory("gh-stand-in", "bin");
        File.CreateSymbolicLink(Path.Combine(BinFolder, "gh"), Path.Combine(Repository.Root, "tests", "gh"));
        File.WriteAllText(StateFile, "");
        File.WriteAllText(LogFile, "");
    }

    public string BinFolder { get; }

    public GhMode Mode { get; set; }

    /// <summary>Whether connecting waits for <see cref="LetConnect"/>, as it waits for the real one's tunnel.</summary>
    public bool HoldsConnections { get; set; }

    /// <summary>Where codespaces lead that <c>gh codespace create</c> makes.</summary>
    public RemoteHome? HomeOfNewCodespaces { get; set; }

    public ImmutableDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["GH_STAND_IN_STATE"] = StateFile,
        ["GH_STAND_IN_LOG"] = LogFile,
        ["GH_STAND_IN_SSH_CONFIG"] = _server?.ConfigFile ?? "/dev/null",
        ["GH_STAND_IN_TARGET"] = TargetOf(HomeOfNewCodespaces),
        ["GH_STAND_IN_MODE"] = Mode switch { GhMode.LoggedOut => "logged-out", GhMode.Unreachable => "unreachable", GhMode.RateLimited => "rate-limited", _ => "" },
        ["GH_STAND_IN_GATE"] = HoldsConnections ? Gate : "",
    }.ToImmutableDictionary();

    /// <summary>Everything that <c>gh</c> was asked, one line each: its arguments joined by spaces.</summary>
    public IReadOnlyList<string> Invocations => [.. LogLines().Where(line => !line.StartsWith("started ", StringComparison.Ordinal))];

    /// <summary>The codespaces that were not running and were started by a connection, which costs their owner money.</summary>
    public IReadOnlyList<string> Started =>
        [.. LogLines().Where(line => line.StartsWith("started ", StringComparison.Ordinal)).Select(line => line["started ".Length..])];

    private string StateFile => _folder.Combine("gh-stand-in", "codespaces.tsv");

    private string Gate => _folder.Combine("gh-stand-in", "gate");

    private string LogFile => _folder.Combine("gh-stand-in", "log");

    public void Add(Codespace codespace) => File.AppendAllText(
        StateFile, $"{codespace.Name}\t{codespace.Repository}\t{codespace.State}\t{TargetOf(codespace.Home)}\t{codespace.Flags}\n");

    /// <summary>The state of a codespace now; null when there is none of that name.</summary>
    public string? StateOf(string name) =>
        File.ReadAllLines(StateFile).Select(line => line.Split('\t')).FirstOrDefault(columns => columns[0] == name)?[2];

    /// <summary>Lets all connections come about that were held.</summary>
    public void LetConnect() => File.WriteAllText(Gate, "");

    /// <summary>Runs <c>gh</c> directly.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments)
    {
        var command = new Command(Path.Combine(BinFolder, "gh"), [.. arguments]);
        return (command with { Variables = command.Variables.AddRange(Variables) }).RunAsync();
    }

    private string TargetOf(RemoteHome? home) => home is null || _server is null ? "-" : $"{_server.User}@{home.Alias}:{_server.Port}";

    private string[] LogLines() => File.ReadAllLines(LogFile);
}
