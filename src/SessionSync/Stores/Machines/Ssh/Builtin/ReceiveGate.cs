namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Lets no more arrive than a reader takes. The library keeps whatever the host sends until somebody reads it; this has the thread that
/// receives wait. The rest is done by TCP, and the host waits as well.</summary>
internal sealed class ReceiveGate
{
    /// <summary>How many bytes may lie here unread: more than fast links have on their way, and little beside what a run needs anyway.</summary>
    private const int MostUnread = 2 * 1024 * 1024;
    private readonly object _lock = new();
    private long _unread;
    private bool _isForced;

    /// <summary>So many bytes have come; waits while there are too many.</summary>
    public void Receive(int count)
    {
        lock (_lock)
        {
            _unread += count;
            while (_unread > MostUnread && !_isForced)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>So many bytes were read.</summary>
    public void Took(int count)
    {
        lock (_lock)
        {
            _unread -= count;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Nobody will read any more; whatever comes may come.</summary>
    public void Force()
    {
        lock (_lock)
        {
            _isForced = true;
            Monitor.Pulse(_lock);
        }
    }
}
