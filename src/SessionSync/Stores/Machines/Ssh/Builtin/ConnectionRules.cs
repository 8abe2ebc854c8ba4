using System.Net.Sockets;
using Renci.SshNet;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>How connections are made: which algorithms, and how long for an answer is waited.</summary>
internal static class ConnectionRules
{
    private const int SecondsBetweenProbes = 15;
    private const int MostProbes = 4;

    /// <summary>Linux's TCP_USER_TIMEOUT, tcp(7): how many milliseconds what was sent may stay unconfirmed.</summary>
    private const int UserTimeout = 18;

    /// <summary>Linux's TCP_QUICKACK, tcp(7): what has come is confirmed now, and not a moment later.</summary>
    private const int QuickAcknowledgement = 12;
    private const int TcpLevel = 6;

    /// <summary>Linux's SO_BUF_LOCK (5.14): whether the sizes of the buffers stay what they were set to.</summary>
    private const int BufferLock = 72;
    private const int SocketLevel = 1;

    /// <summary>The algorithms that OpenSSH does not offer by itself either: SHA-1 for the key exchange, and ciphers that can be attacked.</summary>
    private static readonly string[] s_refused =
    [
        "diffie-hellman-group-exchange-sha1", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1",
        "aes128-cbc", "aes192-cbc", "aes256-cbc", "3des-cbc",
    ];

    /// <summary>Ciphers that the processor knows come first.</summary>
    private static readonly string[] s_ciphers = ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr"];

    private static readonly string[] s_codes = ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com"];

    public static ConnectionInfo Make(HostSettings settings, AuthenticationMethod[] methods, MessageTap tap)
    {
        var connection = new ConnectionInfo(settings.HostName, settings.Port, settings.User, methods) { Timeout = settings.ConnectTimeout };
        foreach (string name in s_refused)
        {
            connection.KeyExchangeAlgorithms.Remove(name);
            connection.Encryptions.Remove(name);
        }

        Prefer(connection.Encryptions, s_ciphers);
        Prefer(connection.HmacAlgorithms, s_codes);
        connection.CompressionAlgorithms.Clear();
        connection.CompressionAlgorithms.Add(tap.Name, () => tap);
        return connection;
    }

    /// <summary>Has a network that died noticed within a minute, as ssh does with the options that it is given here, and buffers grow with the
    /// length of the way: the library sets them to a size that a usual system cuts down to 200 KB, which fill 14 Mbit/s over 120 ms.</summary>
    public static void Tune(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SecondsBetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, MostProbes);
        if (OperatingSystem.IsLinux())
        {
            socket.SetRawSocketOption(TcpLevel, UserTimeout, BitConverter.GetBytes(SecondsBetweenProbes * MostProbes * 1000));
            LetBuffersGrow(socket);
        }
    }

    /// <summary>Confirms what has come. A server sends a short message only when the one before it was confirmed (RFC 896), for which the system
    /// otherwise takes 40 ms, in the hope that there is something to be sent along.</summary>
    public static void Acknowledge(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            socket.SetRawSocketOption(TcpLevel, QuickAcknowledgement, BitConverter.GetBytes(1));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The connection is gone, and whoever reads is told so.
        }
    }

    private static void LetBuffersGrow(Socket socket)
    {
        try
        {
            socket.SetRawSocketOption(SocketLevel, BufferLock, BitConverter.GetBytes(0));
        }
        catch (SocketException)
        {
            // An older kernel; they stay as they are.
        }
    }

    private static void Prefer<T>(IOrderedDictionary<string, T> algorithms, string[] names)
    {
        for (int index = 0; index < names.Length; index++)
        {
            algorithms.SetPosition(names[index], index);
        }
    }
}
