using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CliWrap;

namespace SessionSync.Platform;

/// <summary>A child process whose standard streams are ours. Its last rung: it is killed with all it started.</summary>
/// <remarks>CliWrap starts it and tidies up after it. The streams are the raw ones, handed out by pipes that stay open until the child is let
/// go: a child that has ended can still be read, and one that closed its input does not keep the writer waiting.</remarks>
public sealed class ChildProcess : IRunningCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>How long an ended child's error stream must be silent to count as read, where somebody else holds it open.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(250);

    private readonly BoundedText _error = new();
    private readonly TaskCompletionSource _inputClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly Task<int> _exit;
    private readonly Task _running;
    private ChildInput? _input;
    private Stream? _output;
    private Task? _errorReading;
    private Task? _ending;

    private ChildProcess(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        (_process, _running) = ProgramCommand.Start(program, arguments, searchPath: null, Connect, start =>
        {
            foreach ((string name, string? value) in environment)
            {
                SetVariable(start, name, value);
            }
        });
        _exit = ExitAsync();
    }

    public Stream Input => _input!;

    public Stream Output => _output!;

    public string ErrorText => _error.ToString();

    /// <summary>Starts a program with exactly these arguments, without a shell between.</summary>
    /// <param name="program">A path, or a name to be looked up on the PATH of this process.</param>
    /// <param name="environment">Variables to set, or with a null value to remove.</param>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be run.</exception>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null) =>
        new(program, arguments, environment ?? []);

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        int exitCode = await _exit.WaitAsync(cancellationToken);
        for (string? said = null; !_errorReading!.IsCompleted && said != ErrorText;)
        {
            said = ErrorText;
            await _errorReading.WaitAsync(s_silence, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return exitCode;
    }

    public void CloseInput()
    {
        _input!.Dispose();
        _inputClosed.TrySetResult();
    }

    public void RequestEnd()
    {
        if (!_exit.IsCompleted && !_process.HasExited)
        {
            ProcessSignal.RequestEnd(_process.Id);
        }
    }

    public Task EndAsync()
    {
        lock (_error)
        {
            return _ending ??= ClimbAsync();
        }
    }

    public void Forget()
    {
        CloseInput();
        _letGo.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Forget();
        if (_exit.IsCompleted)
        {
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void SetVariable(ProcessStartInfo start, string name, string? value)
    {
        if (value is null)
        {
            start.Environment.Remove(name);
        }
        else
        {
            start.Environment[name] = value;
        }
    }

    private Command Connect(Command command) => command
        .WithStandardInputPipe(PipeSource.Create(HandOutInputAsync))
        .WithStandardOutputPipe(PipeTarget.Create(HandOutOutputAsync))
        .WithStandardErrorPipe(PipeTarget.Create(ReadErrorAsync));

    private async Task HandOutInputAsync(Stream input, CancellationToken ended)
    {
        await using var pipe = new ChildInput(input);
        _input = pipe;
        await _inputClosed.Task.WaitAsync(ended);
    }

    private async Task HandOutOutputAsync(Stream output, CancellationToken never)
    {
        _output = output;
        await _letGo.Task;
    }

    /// <summary>As long as this goes on CliWrap keeps the process, whose exit code somebody may still ask for.</summary>
    private async Task ReadErrorAsync(Stream error, CancellationToken never)
    {
        _errorReading = CollectAsync(error);
        await _letGo.Task;
        await _exit;
    }

    private async Task CollectAsync(Stream error)
    {
        byte[] buffer = new byte[4096];
        for (int read; (read = await error.ReadAsync(buffer)) > 0;)
        {
            _error.Add(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task ClimbAsync()
    {
        CloseInput();
        if (!await EndsAsync())
        {
            RequestEnd();
            if (!await EndsAsync())
            {
                _process.Kill(entireProcessTree: true);
                await EndsAsync();
            }
        }
    }

    private async Task<bool> EndsAsync()
    {
        await ((Task)_exit).WaitAsync(s_patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _exit.IsCompleted;
    }
}
