using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary>A real terminal: a tmux of a test's own, in which a command runs between two looks at the terminal's settings.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly VisitHome _visit;
    private readonly string _socket;

    private Terminal(VisitHome visit)
    {
        _visit = visit;
        _socket = visit.Combine("tmux");
    }

    /// <summary>The exit status of the command; null while it runs.</summary>
    public int? Status => File.Exists(_visit.Combine("status")) && File.ReadAllText(_visit.Combine("status")) is { Length: > 0 } text ? int.Parse(text.Trim()) : null;

    public string SettingsBefore => File.ReadAllText(_visit.Combine("stty-before"));

    public string SettingsAfter => File.ReadAllText(_visit.Combine("stty-after"));

    public static async Task<Terminal> StartAsync(VisitHome visit, string command)
    {
        var terminal = new Terminal(visit);
        string run = visit.Combine("run");
        await File.WriteAllTextAsync(run, $"""
            stty -echoctl
            stty -a >{visit.Combine("stty-before")}
            {command}
            status=$?
            stty -a >{visit.Combine("stty-after")}
            echo $status >{visit.Combine("status")}
            sleep 1000
            """);
        await terminal.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "50", $"sh {run}");
        return terminal;
    }

    public Task TypeAsync(string line) => TmuxAsync("send-keys", "-l", line + "\r");

    public async Task<string> ScreenAsync() => (await TmuxAsync("capture-pane", "-p")).StandardOutput;

    public async Task ShowsAsync(string text)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience.Limit && !(await ScreenAsync()).Contains(text, StringComparison.Ordinal);)
        {
            await Task.Delay(25);
        }

        Assert.Contains(text, await ScreenAsync(), StringComparison.Ordinal);
    }

    public Task EndsAsync() => Eventually.HoldsAsync(() => Status is not null);

    public async ValueTask DisposeAsync() => await _visit.Create("tmux", "-S", _socket, "kill-server").RunAsync();

    private async Task<CommandResult> TmuxAsync(params string[] arguments) =>
        (await _visit.Create("tmux", ["-S", _socket, .. arguments]).RunAsync()).ShouldExitWith(0);
}
