using System.Net.Sockets;
using Renci.SshNet.Compression;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Lets no more arrive than a reader takes. The library keeps whatever the host sends until somebody reads it; this stands where
/// a decompressor would, on the thread that receives, and has that wait. The rest is done by TCP, and the host waits as well.</summary>
internal sealed class ReceiveGate() : Compressor(delayedCompression: false)
{
    /// <summary>What may lie here unread: more than fast links have on their way, and little beside what a run needs anyway.</summary>
    private const int MostUnread = 2 * 1024 * 1024;

    /// <summary>The number of a message with output of the command, before its channel and its length; see RFC 4254, section 5.2.</summary>
    private const byte ChannelData = 94;
    private const int DataHeader = 9;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _isOpen = new(initialState: true);
    private long _unread;
    private bool _isForced;
    private BulkReceiving? _bulk;

    public override string Name => "none";

    /// <summary>Told of the connection that what passes comes over.</summary>
    public void Connected(Socket socket) => _bulk ??= new BulkReceiving(socket);

    /// <summary>So many bytes were read.</summary>
    public void Took(int count)
    {
        lock (_lock)
        {
            _unread -= count;
            Turn();
        }
    }

    /// <summary>Nobody will read any more; whatever comes may come.</summary>
    public void Force()
    {
        lock (_lock)
        {
            _isForced = true;
            Turn();
        }
    }

    public override byte[] Compress(byte[] data, int offset, int length) => Copy(data, offset, length);

    public override byte[] Decompress(byte[] data, int offset, int length)
    {
        if (length > DataHeader && data[offset] == ChannelData)
        {
            lock (_lock)
            {
                _unread += length - DataHeader;
                Turn();
            }

            _bulk?.Received(length);
            _isOpen.Wait();
        }

        return Copy(data, offset, length);
    }

    protected override void Dispose(bool disposing)
    {
        _bulk?.Dispose();
        base.Dispose(disposing);
    }

    protected override byte[] CompressCore(byte[] data, int offset, int length) => Copy(data, offset, length);

    protected override byte[] DecompressCore(byte[] data, int offset, int length) => Copy(data, offset, length);

    private static byte[] Copy(byte[] data, int offset, int length) => data.AsSpan(offset, length).ToArray();

    private void Turn()
    {
        if (_isForced || _unread <= MostUnread)
        {
            _isOpen.Set();
        }
        else
        {
            _isOpen.Reset();
        }
    }
}
