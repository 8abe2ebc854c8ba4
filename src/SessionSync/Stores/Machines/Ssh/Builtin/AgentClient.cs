using System.Collections.Immutable;
using System.Net.Sockets;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Talks to the user's ssh agent; see draft-ietf-sshm-ssh-agent.</summary>
/// <param name="socketPath">Its socket.</param>
internal sealed class AgentClient(string socketPath)
{
    private const byte RequestIdentities = 11;
    private const byte IdentitiesAnswer = 12;
    private const byte SignRequest = 13;
    private const byte SignResponse = 14;
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Listing takes no time; before it signs an agent may ask its user, who may have gone for a coffee.</summary>
    private static readonly TimeSpan s_listPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_signPatience = TimeSpan.FromMinutes(1);

    /// <summary>The public keys and certificates that it can sign for, in its order.</summary>
    /// <exception cref="IOException">There is no agent there, or it does not answer as one would.</exception>
    public ImmutableArray<byte[]> List()
    {
        byte[] answer = Exchange([RequestIdentities], IdentitiesAnswer, s_listPatience);
        return Read(answer, static body =>
        {
            uint count = SshFields.TakeNumber(ref body);
            ImmutableArray<byte[]>.Builder keys = ImmutableArray.CreateBuilder<byte[]>();
            for (uint index = 0; index < count; index++)
            {
                keys.Add(SshFields.TakeString(ref body).ToArray());
                SshFields.TakeString(ref body);
            }

            return keys.ToImmutable();
        });
    }

    /// <summary>A signature, with the name of its algorithm in front.</summary>
    /// <exception cref="IOException">It does not sign.</exception>
    public byte[] Sign(byte[] key, byte[] data, string algorithm)
    {
        // What a key is used with is known by its kind; an RSA key is used with several hashes.
        uint flags = algorithm switch
        {
            "rsa-sha2-256" => 2,
            "rsa-sha2-512" => 4,
            _ => 0,
        };
        using var request = new MemoryStream();
        request.WriteByte(SignRequest);
        SshFields.AddString(request, key);
        SshFields.AddString(request, data);
        SshFields.AddNumber(request, flags);
        byte[] answer = Exchange(request.ToArray(), SignResponse, s_signPatience);
        return Read(answer, static body => SshFields.TakeString(ref body).ToArray());
    }

    private static T Read<T>(byte[] answer, Func<ReadOnlySpan<byte>, T> read)
    {
        try
        {
            return read(answer);
        }
        catch (InvalidDataException exception)
        {
            throw new IOException("The agent's answer cannot be understood", exception);
        }
    }

    private byte[] Exchange(byte[] request, byte expected, TimeSpan patience)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.ReceiveTimeout = (int)patience.TotalMilliseconds;
            socket.SendTimeout = (int)patience.TotalMilliseconds;
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            using var stream = new NetworkStream(socket, ownsSocket: false);
            using var message = new MemoryStream();
            SshFields.AddString(message, request);
            stream.Write(message.ToArray());
            byte[] head = new byte[sizeof(uint)];
            stream.ReadExactly(head);
            ReadOnlySpan<byte> field = head;
            uint length = SshFields.TakeNumber(ref field);
            if (length is 0 or > LongestAnswer)
            {
                throw new IOException("The agent's answer cannot be understood");
            }

            byte[] answer = new byte[length];
            stream.ReadExactly(answer);
            return answer[0] == expected ? answer[1..] : throw new IOException("The agent refuses");
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new IOException($"The agent at {socketPath} does not answer: {exception.Message}", exception);
        }
    }
}
