using System.Text;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The message with which a client says who it is; see RFC 4252, sections 5 and 7.</summary>
internal static class AuthenticationRequest
{
    private const byte Number = 50;
    private const byte IsSigned = 1;

    /// <summary>Whether a message asks only which ways to prove who we are there are.</summary>
    public static bool AsksForMethods(ReadOnlySpan<byte> message)
    {
        if (message is not [Number, .. var fields])
        {
            return false;
        }

        SshFields.TakeString(ref fields);
        SshFields.TakeString(ref fields);
        return SshFields.TakeString(ref fields).SequenceEqual("none"u8);
    }

    /// <summary>Shows a key, and proves that it is ours.</summary>
    /// <param name="connectionId">What the signature is good for, and nothing else.</param>
    /// <exception cref="IOException">The key cannot sign.</exception>
    public static byte[] Make(string user, OfferedKey key, ReadOnlySpan<byte> connectionId)
    {
        using var request = new MemoryStream();
        request.WriteByte(Number);
        SshFields.AddString(request, Encoding.UTF8.GetBytes(user));
        SshFields.AddString(request, "ssh-connection"u8);
        SshFields.AddString(request, "publickey"u8);
        request.WriteByte(IsSigned);
        SshFields.AddString(request, Encoding.ASCII.GetBytes(key.Name));
        SshFields.AddString(request, key.Data);

        using var signed = new MemoryStream();
        SshFields.AddString(signed, connectionId);
        request.WriteTo(signed);
        SshFields.AddString(request, key.Sign(signed.ToArray()));
        return request.ToArray();
    }
}
