using Renci.SshNet;
using Renci.SshNet.Security;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A key or certificate that is shown to the host, and what signs for it once that is wanted.</summary>
internal sealed class OfferedKey : HostAlgorithm, IPrivateKeySource
{
    private const string Sha512 = "rsa-sha2-512";
    private const string Sha256 = "rsa-sha2-256";
    private const string CertificateEnd = "-cert-v01@openssh.com";
    private readonly Func<string, byte[], byte[]> _sign;

    private OfferedKey(string algorithm, byte[] blob, string origin, Func<string, byte[], byte[]> sign) : base(algorithm)
    {
        Data = blob;
        Origin = origin;
        _sign = sign;
    }

    /// <summary>Where it comes from, for people.</summary>
    public string Origin { get; }

    /// <summary>Whether the user is asked for something before it signs.</summary>
    public bool AsksUser { get; init; }

    /// <summary>The public key or the certificate.</summary>
    public override byte[] Data { get; }

    /// <summary>One only, and so the signature is sent at once: asking first whether the key is welcome would take a round trip more.</summary>
    IReadOnlyCollection<HostAlgorithm> IPrivateKeySource.HostKeyAlgorithms => [this];

    /// <param name="blob">The public key or the certificate.</param>
    /// <param name="origin">Where it comes from, for people.</param>
    /// <param name="sign">Given the name of an algorithm and data, makes a signature with that name in front. May throw an <see cref="IOException"/>.</param>
    /// <exception cref="InvalidDataException">That is no key.</exception>
    public static OfferedKey Of(byte[] blob, string origin, Func<string, byte[], byte[]> sign, bool asksUser = false)
    {
        // Signatures with RSA have names of their own, for they came to be made with better hashes.
        string type = SshFields.TypeOf(blob);
        string algorithm = type switch
        {
            "ssh-rsa" => Sha512,
            "ssh-rsa" + CertificateEnd => Sha512 + CertificateEnd,
            _ => type,
        };
        return new OfferedKey(algorithm, blob, origin, sign) { AsksUser = asksUser };
    }

    /// <exception cref="InvalidDataException">The agent has something that is no key.</exception>
    public static OfferedKey OfAgent(AgentClient agent, byte[] blob) => Of(blob, $"{SshFields.TypeOf(blob)} of the agent", (algorithm, data) => agent.Sign(blob, data, algorithm));

    /// <summary>The same key for servers that know only the older of two hashes; null where there is one only.</summary>
    public OfferedKey? WithOlderHash() => Name.StartsWith(Sha512, StringComparison.Ordinal)
        ? new OfferedKey(Sha256 + Name[Sha512.Length..], Data, Origin, _sign) { AsksUser = AsksUser }
        : null;

    public override byte[] Sign(byte[] data) => _sign(Name.Replace(CertificateEnd, "", StringComparison.Ordinal), data);

    public override bool VerifySignature(byte[] data, byte[] signature) => throw new NotSupportedException();
}
