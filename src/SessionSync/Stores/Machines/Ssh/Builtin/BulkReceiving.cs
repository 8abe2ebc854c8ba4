using System.Net.Sockets;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Has the receiving thread woken once for some twenty packets of the network instead of for each, while much arrives: waking takes
/// longer than what it then does, and a download was several times as slow as the line.</summary>
/// <remarks>While fewer bytes than that lie there nobody is told, so a clock takes it back as soon as nothing more has come for a moment.
/// Only Linux tells what lies there when it is taken back (tcp_set_rcvlowat).</remarks>
internal sealed class BulkReceiving : IDisposable
{
    private const int BulkMessage = 16 * 1024;
    private const int LowWater = 24 * 1024;
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(10);
    private readonly Socket _socket;
    private readonly Lock _lock = new();
    private readonly Timer _clock;
    private bool _isBulk;
    private bool _wasFed;

    public BulkReceiving(Socket socket)
    {
        _socket = socket;
        _clock = new Timer(static state => ((BulkReceiving)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a message of so many bytes is followed by more of its kind.</summary>
    public static bool IsBulk(int length) => length >= BulkMessage;

    /// <summary>Such a message has come.</summary>
    public void Received()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (_lock)
        {
            _wasFed = true;
            if (!_isBulk)
            {
                _isBulk = true;
                Set(LowWater);
                _clock.Change(s_moment, s_moment);
            }
        }
    }

    public void Dispose() => _clock.Dispose();

    private void Look()
    {
        lock (_lock)
        {
            if (!_wasFed)
            {
                _isBulk = false;
                Set(1);
                _clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            _wasFed = false;
        }
    }

    private void Set(int bytes)
    {
        try
        {
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveLowWater, bytes);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The connection is gone, and whoever reads is told so.
        }
    }
}
