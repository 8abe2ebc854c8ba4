using Renci.SshNet;
using Renci.SshNet.Security;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A key or certificate that is shown to the host, and what signs for it once that is wanted.</summary>
/// <param name="algorithm">The name of the signature's algorithm; of a certificate, that of its kind.</param>
/// <param name="blob">The public key or the certificate.</param>
/// <param name="origin">Where it comes from, for people.</param>
/// <param name="sign">Makes a signature with the name of its algorithm in front. May throw an <see cref="IOException"/>.</param>
internal sealed class OfferedKey(string algorithm, byte[] blob, string origin, Func<byte[], byte[]> sign) : HostAlgorithm(algorithm), IPrivateKeySource
{
    /// <summary>The flag that asks an agent for <c>rsa-sha2-256</c>, which every server of the last ten years knows.</summary>
    private const uint Sha256Flag = 2;

    public string Origin => origin;

    public override byte[] Data => blob;

    /// <summary>One only, and so the signature is sent at once: asking first whether the key is welcome would take a round trip more.</summary>
    IReadOnlyCollection<HostAlgorithm> IPrivateKeySource.HostKeyAlgorithms => [this];

    /// <exception cref="InvalidDataException">The agent has something that is no key.</exception>
    public static OfferedKey OfAgent(AgentClient agent, byte[] blob)
    {
        string type = SshFields.TypeOf(blob);
        string algorithm = AlgorithmOf(type);
        return new OfferedKey(algorithm, blob, $"{type} of the agent", data => agent.Sign(blob, data, algorithm == type ? 0 : Sha256Flag));
    }

    /// <summary>Signatures with RSA have a name of their own, for they came to be made with better hashes.</summary>
    /// <param name="type">What the key says it is.</param>
    public static string AlgorithmOf(string type) => type switch
    {
        "ssh-rsa" => "rsa-sha2-256",
        "ssh-rsa-cert-v01@openssh.com" => "rsa-sha2-256-cert-v01@openssh.com",
        _ => type,
    };

    public override byte[] Sign(byte[] data) => sign(data);

    public override bool VerifySignature(byte[] data, byte[] signature) => throw new NotSupportedException();
}
