using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Watches that a machine does not keep silent for ever while something is expected of it.</summary>
internal sealed class SilenceWatch
{
    /// <summary>So many times longer than it may keep silent a machine may take until it has answered.</summary>
    private const int LongestLogin = 3;

    /// <summary>How fast even a small machine computes hashes, in bytes each second.</summary>
    private const int SlowestHashing = 4 * 1024 * 1024;
    private readonly IMachine _machine;
    private long _timeout = TimeSpan.FromSeconds(20).Ticks;
    private long _work;
    private volatile bool _isConnected;

    public SilenceWatch(IMachine machine)
    {
        _machine = machine;
        Hearing = new IdleLimit(Longest, TimeProvider.System) { MostInAll = () => Longest() * LongestLogin };
        Telling = new IdleLimit(Longest, TimeProvider.System);
    }

    /// <summary>For what it says.</summary>
    public IdleLimit Hearing { get; }

    /// <summary>For what it takes.</summary>
    public IdleLimit Telling { get; }

    /// <summary>How long it may keep silent.</summary>
    public TimeSpan Timeout
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _timeout));
        set => Interlocked.Exchange(ref _timeout, value.Ticks);
    }

    /// <summary>The time in which it computes the hashes of so many bytes, and says nothing.</summary>
    public static TimeSpan TimeToHash(long bytes) => TimeSpan.FromSeconds(bytes / SlowestHashing);

    /// <summary>It has said its first word.</summary>
    public void Connected()
    {
        _isConnected = true;
        Hearing.MostInAll = null;
    }

    /// <summary>From now on it may be silent for so much longer; a negative time takes that back.</summary>
    public void Expect(TimeSpan work) => Interlocked.Add(ref _work, work.Ticks);

    /// <summary>Why the machine was given up; null where it was not.</summary>
    public SyncException? Explain()
    {
        if ((Hearing.Failure ?? Telling.Failure) is not { } failure)
        {
            return null;
        }

        string longer = $"If it is only slow, give it more time: SYNC_SESSIONS_TIMEOUT={Math.Ceiling((Timeout * 4).TotalSeconds):0}s";
        return _isConnected
            ? new SyncException(
                FailureKind.Unreachable,
                $"{_machine.Name} was given up in the middle of an answer",
                failure.Message,
                "Run the same command again: what has arrived is kept, the rest is still where it was",
                longer)
            : new SyncException(
                FailureKind.Unreachable,
                $"Cannot talk to {_machine.Name}",
                $"It took the connection, and the login there has not ended. {failure.Message}",
                "Look at what the login files there print, and whether they wait for input",
                longer);
    }

    /// <summary>Whoever still connects may be asked something there, or be started first.</summary>
    private TimeSpan Longest() => (_isConnected ? Timeout : Timeout * _machine.SlownessOfConnecting) + TimeSpan.FromTicks(Interlocked.Read(ref _work));
}
