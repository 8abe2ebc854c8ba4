using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A command on a host, over a connection of its own that SSH.NET makes. Its last rung: the connection is cut.</summary>
/// <remarks>One thread connects, starts the command and collects what it says on its error stream: the library waits in calls that
/// cannot be given up, so nobody else waits in them.</remarks>
internal sealed class BuiltinCommand : IRunningCommand
{
    /// <summary>A longer one would not fit into a packet, whose size RFC 4253 bounds; it then follows over standard input.</summary>
    private const int LongestCommand = 32_000;

    /// <summary>The exit code of ssh where it could not do its part.</summary>
    private const int NotReached = 255;
    private const int SignalBase = 128;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private readonly HostSettings _settings;
    private readonly string _commandLine;
    private readonly Action<Exception, Attempts?, SyncException?> _failed;
    private readonly BoundedText _error = new();
    private readonly ReceiveGate _gate = new();
    private readonly TaskCompletionSource<BuiltinSession?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BuiltinInput _input;
    private Socket? _socket;
    private int _wasCut;
    private Task? _ending;

    private BuiltinCommand(HostSettings settings, string commandLine, Action<Exception, Attempts?, SyncException?> failed)
    {
        _settings = settings;
        _commandLine = commandLine;
        _failed = failed;
        _input = new BuiltinInput(_started.Task, _ended.Task);
        Output = new BuiltinOutput(_started.Task, _gate);
    }

    public Stream Input => _input;

    public Stream Output { get; }

    public string ErrorText => _error.ToString();

    /// <summary>Starts connecting and returns at once.</summary>
    /// <param name="target">What the user calls the host.</param>
    /// <param name="ask">Asks the user for what only he knows; null where he cannot be asked.</param>
    /// <param name="failed">Told why the host could not be reached, before the command counts as ended: what was thrown, what was tried, and why the host was not trusted.</param>
    public static BuiltinCommand Start(
        HostSettings settings, string target, string commandLine, Func<string, string?>? ask, Action<Exception, Attempts?, SyncException?> failed)
    {
        var command = new BuiltinCommand(settings, commandLine, failed);
        new Thread(() => command.Run(target, ask)) { IsBackground = true, Name = "ssh" }.Start();
        return command;
    }

    public Task<int> WaitAsync(CancellationToken cancellationToken) => _ended.Task.WaitAsync(cancellationToken);

    public void CloseInput() => _input.Finish();

    public void RequestEnd()
    {
        if (Interlocked.Exchange(ref _wasCut, 1) == 0)
        {
            _gate.Force();
            Volatile.Read(ref _socket)?.Dispose();
            _started.TrySetResult(null);
            _ended.TrySetResult(NotReached);
        }
    }

    public Task EndAsync()
    {
        lock (_error)
        {
            return _ending ??= ClimbAsync();
        }
    }

    public void Forget() => RequestEnd();

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        RequestEnd();
    }

    private async Task ClimbAsync()
    {
        CloseInput();
        await ((Task)_ended.Task).WaitAsync(s_patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        RequestEnd();
    }

    private void Run(string target, Func<string, string?>? ask)
    {
        Attempts? attempts = null;
        HostKeyCheck? check = null;
        try
        {
            check = new HostKeyCheck(_settings, target);
            attempts = new Attempts(_settings, ask);
            ConnectionInfo connection = ConnectionRules.Make(_settings, attempts.Make(), new MessageTap(_gate, attempts.ShowFirst, Connected));
            check.Order(connection);
            using var client = new SshClient(connection);
            client.HostKeyReceived += check.Judge;
            client.Connect();

            // From here on an answer may take as long as the host needs for it.
            connection.Timeout = Timeout.InfiniteTimeSpan;
            using SshCommand command = client.CreateCommand(_commandLine.Length > LongestCommand ? Follower(_commandLine) : _commandLine);
            _ended.TrySetResult(Attend(command));
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            Fail(exception, attempts, check);
        }
        catch (Exception bug)
        {
            // Nobody would catch it on this thread, and those who wait would wait for ever.
            _started.TrySetException(bug);
            _ended.TrySetException(bug);
        }
    }

    private static bool IsFailure(Exception exception) => exception
        is SshException or SocketException or IOException or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException
        or InvalidDataException or CryptographicException or NotSupportedException;

    /// <summary>Starts the command and stays with it until it has ended; its exit code.</summary>
    private int Attend(SshCommand command)
    {
        Task running = command.ExecuteAsync(CancellationToken.None);
        Stream? input = InputOf(command);
        if (_commandLine.Length > LongestCommand)
        {
            input?.Write(Encoding.UTF8.GetBytes(_commandLine));
        }

        _started.TrySetResult(new BuiltinSession(command, input, running));
        byte[] buffer = new byte[4096];
        for (int read; (read = command.ExtendedOutputStream.Read(buffer)) > 0;)
        {
            _error.Add(Encoding.UTF8.GetString(buffer, 0, read));
        }

        running.GetAwaiter().GetResult();
        return command.ExitStatus ?? (command.ExitSignal is null ? NotReached : SignalBase);
    }

    /// <summary>The way into a command; null where it has ended already, which the library refuses to tell from one that was never started.</summary>
    internal static Stream? InputOf(SshCommand command)
    {
        try
        {
            return command.CreateInputStream();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Fail(Exception exception, Attempts? attempts, HostKeyCheck? check)
    {
        if (Volatile.Read(ref _wasCut) == 0)
        {
            if (_started.Task.IsCompleted)
            {
                _error.Add($"{exception.Message}\n");
            }
            else
            {
                _failed(exception, attempts, check?.Failure);
            }
        }

        _started.TrySetResult(null);
        _ended.TrySetResult(NotReached);
    }

    private void Connected(Socket socket)
    {
        ConnectionRules.Tune(socket);
        Volatile.Write(ref _socket, socket);
        if (Volatile.Read(ref _wasCut) == 1)
        {
            socket.Dispose();
        }
    }

    /// <summary>Takes the command from standard input, byte by byte: what comes behind it is not the shell's.</summary>
    private static string Follower(string commandLine) =>
        $"exec sh -c 'eval \"$(dd bs=1 count={Encoding.UTF8.GetByteCount(commandLine)} 2>/dev/null)\"'";
}
