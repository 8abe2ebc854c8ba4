using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The one connection to a machine: a running command whose streams carry requests one way and answers the other.</summary>
/// <remarks>Answers come in the order of the requests. An exchange may ask while an earlier one still waits for its answer, so that
/// content can travel both ways at once.</remarks>
internal sealed class RemoteConnection : IAsyncDisposable
{
    private const int MostNoiseLines = 10_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private readonly IMachine _machine;
    private readonly IRunningCommand _command;
    private readonly LineReader _reader;
    private readonly RequestWriter _writer;
    private readonly SilenceWatch _watch;
    private readonly int _scriptLength;
    private readonly SemaphoreSlim _asking = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly LoadedParts _parts;
    private readonly Task<RemoteFacts> _facts;
    private Task _lastAnswer;
    private string _used;
    private bool _isDisconnected;

    private RemoteConnection(IMachine machine, IRunningCommand command, RemoteScript script, string used)
    {
        _used = used;
        _scriptLength = script.Length;
        _machine = machine;
        _command = command;
        _watch = new SilenceWatch(machine);
        _reader = new LineReader(new IdleReadStream(command.Output, _watch.Hearing, EndAsync), _watch.Hearing);
        _writer = new RequestWriter(new IdleWriteStream(command.Input, _watch.Telling, EndAsync));
        _parts = new LoadedParts(_writer);
        _facts = ShakeHandsAsync(script.Token);
        _lastAnswer = _facts;
    }

    public string MachineName => _machine.Name;

    /// <inheritdoc cref="IMachine.Transport"/>
    public string? Transport => _machine.Transport;

    /// <summary>How long the far side may keep silent while something is expected of it.</summary>
    public TimeSpan Timeout
    {
        get => _watch.Timeout;
        set => _watch.Timeout = value;
    }

    /// <summary>All that was handed over, the script itself included.</summary>
    public long BytesSent => _scriptLength + _writer.BytesWritten;

    public long BytesReceived => _reader.BytesRead;

    /// <summary>Starts connecting and returns at once.</summary>
    /// <param name="opening">The first requests; their answers are the first to be read.</param>
    /// <param name="afterwards">Requests that follow over standard input.</param>
    /// <param name="used">The last request among those that changed the root.</param>
    /// <param name="expectsChange">What makes lists goes with the first requests: a short list then comes with the first answer, at the
    /// price of a longer command.</param>
    public static RemoteConnection Open(IMachine machine, string opening, string afterwards, string used, bool expectsChange)
    {
        RemoteScript script = RemoteScript.Create(opening, expectsChange);
        var connection = new RemoteConnection(machine, machine.Start(script), script, used);
        if (expectsChange)
        {
            connection._parts.Add(RemotePart.Lists);
        }

        connection._writer.Lines(afterwards);
        return connection;
    }

    /// <summary>The facts that the far side tells about itself, once it is reached.</summary>
    /// <exception cref="SyncException">It cannot be reached, or lacks what the script needs.</exception>
    public Task<RemoteFacts> GetFactsAsync(CancellationToken cancellationToken) => _facts.WaitAsync(cancellationToken);

    /// <summary>Asks something and reads the answer when its turn has come.</summary>
    /// <exception cref="SyncException">The connection was lost, or what came is no answer.</exception>
    public Task<T> ExchangeAsync<T>(Func<RequestWriter, Task> ask, Func<LineReader, Task<T>> readAnswer, CancellationToken cancellationToken) =>
        ExchangeAsync(ask, readAnswer, TimeSpan.Zero, cancellationToken);

    /// <summary>The same where the far side may work on it for some time without a word.</summary>
    public async Task<T> ExchangeAsync<T>(Func<RequestWriter, Task> ask, Func<LineReader, Task<T>> readAnswer, TimeSpan work, CancellationToken cancellationToken)
    {
        _watch.Expect(work);
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;

        // A pipe that is being read or written does not look at the token; it notices that the process ends.
        await using CancellationTokenRegistration ending = cancellationToken.Register(() => _ = EndAsync());
        try
        {
            await _asking.WaitAsync(cancellationToken);
            try
            {
                before = _lastAnswer;
                _lastAnswer = turn.Task;
                await ask(_writer);
                await _writer.FlushAsync(cancellationToken);
            }
            finally
            {
                _asking.Release();
            }

            await before.WaitAsync(cancellationToken);
            _watch.Hearing.Restart();
            T answer = await readAnswer(_reader);
            turn.SetResult();
            return answer;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            SyncException lost = await ExplainLossAsync(exception);
            turn.TrySetException(lost);
            throw lost;
        }
        catch (Exception exception)
        {
            turn.TrySetException(exception);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            _watch.Expect(-work);

            // Nobody may be waiting for this turn; a failure has been told to the caller already.
            _ = turn.Task.Exception;
        }
    }

    /// <summary>Has the far side get a part of its script that it will be asked for, or waits for already.</summary>
    /// <exception cref="IOException">The connection was lost.</exception>
    public async Task LoadAsync(RemotePart part, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            _parts.Load(part);
            await _writer.FlushAsync(cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>While something is being asked: the far side gets what it needs for that, unless it has it.</summary>
    public void Load(RemotePart part) => _parts.Load(part);

    /// <summary>While something is being asked: a request was among it that made another root the one that what follows is about.</summary>
    public void Used(string request) => _used = request;

    /// <summary>While something is being asked: makes another root the one it is about, unless it is already.</summary>
    public void Use(string request)
    {
        if (_used != request)
        {
            _used = request;
            _writer.Lines(request);
        }
    }

    /// <summary>Nothing more will be asked: lets the connection go where that may be done, without waiting for it to end.</summary>
    public void Disconnect()
    {
        switch (_machine.DisconnectMode)
        {
            case DisconnectMode.End:
                _isDisconnected = true;
                _command.RequestEnd();
                break;
            case DisconnectMode.Close:
                _isDisconnected = true;
                _command.CloseInput();
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        await _closing.CancelAsync();
        if (_isDisconnected)
        {
            _command.Forget();
        }
        else
        {
            await EndAsync();
            await _command.DisposeAsync();
        }

        await ((Task)_facts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _asking.Dispose();
        _closing.Dispose();
    }

    private Task EndAsync()
    {
        if (_machine.DisconnectMode == DisconnectMode.End)
        {
            _command.RequestEnd();
        }

        return _command.EndAsync();
    }

    private async Task<RemoteFacts> ShakeHandsAsync(string token)
    {
        try
        {
            for (int line = 0; !(await _reader.ReadLineAsync(_closing.Token, isProgress: false)).EndsWith(token, StringComparison.Ordinal); line++)
            {
                if (line == MostNoiseLines)
                {
                    throw new InvalidDataException("The far side prints without end before the script begins");
                }
            }

            _watch.Connected();
            string[] ready = (await _reader.ReadLineAsync(_closing.Token)).Split(WireText.Separator);
            return ready switch
            {
                ["ready", var home, var zip, var best] => new RemoteFacts(WireText.Decode(home), zip == "gzip", best == "zstd"),
                ["missing", var tools] => throw new SyncException(
                    FailureKind.Unreachable,
                    $"Cannot sync with {MachineName}",
                    $"It lacks these programs:{Printable.Line(tools)}",
                    "Install coreutils and tar there, or busybox"),
                _ => throw new InvalidDataException("The far side does not answer as the script would"),
            };
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            int exitCode = await EndedAsync();
            throw _watch.Explain() ?? (exception is InvalidDataException
                ? new SyncException(FailureKind.Unreachable, $"Cannot talk to {MachineName}", exception.Message, "Look at what the login files there print")
                : _machine.Explain(_command.ErrorText, exitCode));
        }
    }

    private async Task<SyncException> ExplainLossAsync(Exception exception)
    {
        await EndedAsync();
        if (await UnreachableAsync() is { } unreachable)
        {
            return unreachable;
        }

        string said = Printable.Line(_command.ErrorText);
        return _watch.Explain() ?? new SyncException(
            FailureKind.Unreachable,
            $"The connection to {MachineName} was lost",
            said.Length > 0 ? said : exception.Message,
            "Run the same command again: what has arrived is kept, the rest is still where it was");
    }

    /// <summary>Why the machine was never reached; null where it was. Writing to it may fail before reading shows that it is not there.</summary>
    private async Task<SyncException?> UnreachableAsync()
    {
        try
        {
            await _facts.WaitAsync(s_patience);
            return null;
        }
        catch (SyncException unreachable)
        {
            return unreachable;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Waits a moment for the command to end by itself, so that it has said why; its exit code, or -1 while it still runs.</summary>
    private async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            return await _command.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return -1;
        }
    }
}
