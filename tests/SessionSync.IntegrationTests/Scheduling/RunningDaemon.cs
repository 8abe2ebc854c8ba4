using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>A daemon in a process of its own, and all it says.</summary>
internal sealed partial class RunningDaemon : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task _reading;

    private RunningDaemon(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardError), ReadAsync(process.StandardOutput));
    }

    public int ProcessId => _process.Id;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>When each sweep that has begun was due, in the order they began.</summary>
    public IReadOnlyList<string> Sweeps => [.. BegunSweep().Matches(Said).Select(match => match.Groups["due"].Value)];

    /// <param name="arguments">What follows <c>daemon</c>.</param>
    public static RunningDaemon Start(CliRunner cli, params string[] arguments) =>
        new(Process.Start(cli.CommandOf(signal: null, ["daemon", .. arguments]).CreateStartInfo())!);

    /// <summary>Starts one and waits until it knows its schedule.</summary>
    public static async Task<RunningDaemon> StartedAsync(CliRunner cli, params string[] arguments)
    {
        RunningDaemon daemon = Start(cli, arguments);
        await daemon.SaysAsync("sweeps");
        return daemon;
    }

    public Task SaysAsync(string text, int times = 1) =>
        UntilAsync(() => Said.Split(text).Length > times, $"the daemon to say '{text}' {times} times");

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < Patience.Limit && !_process.HasExited, $"waited in vain for {what}; it said:\n{Said}");
            await Task.Delay(50);
        }
    }

    /// <param name="name">Such as <c>TERM</c>.</param>
    public Task SignalAsync(string name) => new Command("/bin/sh", "-c", $"kill -{name} {_process.Id}").RunAsync();

    /// <summary>Waits for its end and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience.Limit);
        await _reading;
        return _process.ExitCode;
    }

    public async Task<int> EndAsync(string signal)
    {
        await SignalAsync(signal);
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.Append(line).Append('\n');
            }
        }
    }

    [GeneratedRegex("Sweep begun, due at (?<due>[^\n]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BegunSweep();
}
