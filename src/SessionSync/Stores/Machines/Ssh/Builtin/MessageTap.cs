using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Renci.SshNet;
using Renci.SshNet.Compression;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Sees each message of a connection before it is encrypted, and after it was decrypted: it stands where a compressor would, the one place
/// at which the library lets others have a hand in what travels.</summary>
/// <param name="gate">Has what comes wait until it is wanted.</param>
/// <param name="showFirstKey">Given what identifies the connection, makes what is sent in the stead of the question which ways to prove who we are there
/// are: the answer to a key that is refused tells that as well. Null where the question is to be asked.</param>
/// <param name="connected">Told of the connection, which the library shows to nobody else. The host has been found to be the right one by then.</param>
internal sealed class MessageTap(ReceiveGate gate, Func<byte[], byte[]?> showFirstKey, Action<Socket> connected) : Compressor(delayedCompression: false)
{
    /// <summary>The number of a message with output of the command, before its channel and its length; see RFC 4254, section 5.2.</summary>
    private const byte ChannelData = 94;
    private const int DataHeader = 9;
    private byte[]? _connectionId;
    private Socket? _socket;
    private BulkReceiving? _bulk;
    private bool _wasAsked;

    public override string Name => "none";

    /// <summary>For each direction, whenever keys have been exchanged.</summary>
    public override void Init(Session session)
    {
        if (_socket is null)
        {
            _socket = SocketOf(session);
            _connectionId = session.SessionId;
            _bulk = new BulkReceiving(_socket);
            connected(_socket);
        }

        base.Init(session);
    }

    public override byte[] Compress(byte[] data, int offset, int length)
    {
        if (!_wasAsked && AuthenticationRequest.AsksForMethods(data.AsSpan(offset, length)))
        {
            _wasAsked = true;
            if (showFirstKey(_connectionId!) is { } request)
            {
                return request;
            }
        }

        return Copy(data, offset, length);
    }

    public override byte[] Decompress(byte[] data, int offset, int length)
    {
        if (BulkReceiving.IsBulk(length))
        {
            _bulk!.Received();
        }
        else
        {
            ConnectionRules.Acknowledge(_socket!);
        }

        if (length > DataHeader && data[offset] == ChannelData)
        {
            gate.Receive(length - DataHeader);
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

    /// <summary>Dead networks are noticed by the socket's own means, and long ways need others than the usual ones.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_socket")]
    private static extern ref Socket SocketOf(Session session);
}
