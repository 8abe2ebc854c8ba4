using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SessionSync.Platform;

/// <summary>A child process whose standard streams are ours.</summary>
/// <remarks>Its error stream is read from the start, so that it cannot block on it. Disposing ends it by a ladder: close its
/// input, wait, ask it to end, wait, kill it and all it started.</remarks>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int NoSuchFile = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly BoundedText _error = new();
    private readonly Task _errorReading;
    private bool _isInputClosed;
    private Task? _ending;

    private ChildProcess(Process process)
    {
        _process = process;
        _errorReading = ReadErrorAsync();
    }

    /// <summary>The child's standard input. Writing to it fails with an <see cref="IOException"/> once the child has ended.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it has said on its error stream so far; bounded.</summary>
    public string Error => _error.ToString();

    /// <summary>Starts a program with exactly these arguments, without a shell between.</summary>
    /// <param name="program">A path, or a name to be looked up on the PATH.</param>
    /// <param name="environment">Variables to set, or with a null value to remove.</param>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be run.</exception>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.FileName = Locate(program, start);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in environment ?? [])
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

        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start"));
    }

    /// <summary>Waits until it has ended and all it said has been read; returns its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _errorReading.WaitAsync(Patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.ExitCode;
    }

    /// <summary>Tells the child that nothing more comes. May be called again.</summary>
    public void CloseInput()
    {
        if (_isInputClosed)
        {
            return;
        }

        _isInputClosed = true;
        try
        {
            _process.StandardInput.BaseStream.Dispose();
        }
        catch (IOException)
        {
            // The child ended before it read all of it; its exit code tells what matters.
        }
    }

    /// <summary>Asks it to end at once. Nothing of what it would still say is wanted.</summary>
    public void RequestEnd()
    {
        if (!_process.HasExited)
        {
            ProcessSignal.RequestEnd(_process.Id);
        }
    }

    /// <summary>Ends it by the ladder. May be called again, and by several at once.</summary>
    public Task EndAsync()
    {
        lock (_error)
        {
            return _ending ??= ClimbAsync();
        }
    }

    /// <summary>Lets go of a child that has been asked to end, without waiting until it has.</summary>
    public void Forget()
    {
        CloseInput();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    /// <summary>The framework would look into the current directory first, and in a checkout that belongs to whoever wrote it.</summary>
    private static string Locate(string program, ProcessStartInfo start) =>
        program.Contains('/', StringComparison.Ordinal) ? program
        : start.Environment.TryGetValue("PATH", out string? path) && ProgramPath.Find(program, path ?? "") is { } found ? found
        : throw new Win32Exception(NoSuchFile, $"{program} is not on the PATH");

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
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ReadErrorAsync()
    {
        Stream stream = _process.StandardError.BaseStream;
        byte[] buffer = new byte[4096];
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
        {
            _error.Add(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }
}
