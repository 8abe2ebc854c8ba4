using System.Security.Cryptography;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Security;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A file with a private key. It is opened when its signature is wanted, and not before.</summary>
internal sealed class KeyFile
{
    private const string Header = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private const string Footer = "-----END OPENSSH PRIVATE KEY-----";
    private const int MostAttempts = 3;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;
    private readonly string _path;
    private readonly byte[] _content;
    private readonly bool _isEncrypted;
    private readonly Func<string, string?>? _ask;

    private KeyFile(string path, byte[] content, byte[] publicKey, bool isEncrypted, Func<string, string?>? ask)
    {
        _path = path;
        _content = content;
        PublicKey = publicKey;
        _isEncrypted = isEncrypted;
        _ask = ask;
    }

    public byte[] PublicKey { get; }

    /// <param name="ask">Asks for its passphrase; null where nobody can be asked.</param>
    /// <returns>The key, or why it cannot be used.</returns>
    public static (KeyFile? Key, string? Problem) Read(string path, Func<string, string?>? ask)
    {
        try
        {
            if ((File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            {
                return (null, $"{path} is passed over because others can read it (chmod 600 {path})");
            }

            byte[] content = File.ReadAllBytes(path);
            (byte[] publicKey, bool isEncrypted) = Look(path, content);
            string type = SshFields.TypeOf(publicKey);
            return type.StartsWith("sk-", StringComparison.Ordinal) ? (null, $"{path} needs its hardware, which only ssh can talk to (or an agent: ssh-add)")
                : isEncrypted && ask is null ? (null, $"{path} is encrypted, and there is nobody to ask for its passphrase (ssh-add {path})")
                : (new KeyFile(path, content, publicKey, isEncrypted, ask), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or SshException or NotSupportedException)
        {
            return (null, $"{path} cannot be used: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The key itself, and before it the certificate that lies beside it, as ssh-keygen puts it there.</summary>
    public IEnumerable<OfferedKey> Offer()
    {
        if (PublicKeyFile.Read($"{_path}-cert.pub") is { } certificate)
        {
            yield return OfferedKey.Of(certificate, $"{_path}-cert.pub", Sign, _isEncrypted);
        }

        yield return OfferedKey.Of(PublicKey, _path, Sign, _isEncrypted);
    }

    /// <summary>The public key, which the newer format has in front of what is encrypted.</summary>
    private static (byte[] PublicKey, bool IsEncrypted) Look(string path, byte[] content)
    {
        string text = Encoding.ASCII.GetString(content);
        int start = text.IndexOf(Header, StringComparison.Ordinal);
        int end = text.IndexOf(Footer, StringComparison.Ordinal);
        if (start >= 0 && end > start)
        {
            ReadOnlySpan<byte> data = Convert.FromBase64String(text[(start + Header.Length)..end]);
            data = data["openssh-key-v1\0".Length..];
            bool isEncrypted = !SshFields.TakeString(ref data).SequenceEqual("none"u8);
            SshFields.TakeString(ref data);
            SshFields.TakeString(ref data);
            SshFields.TakeNumber(ref data);
            return (SshFields.TakeString(ref data).ToArray(), isEncrypted);
        }

        byte[]? beside = PublicKeyFile.Read(path + ".pub");
        try
        {
            using var key = new PrivateKeyFile(new MemoryStream(content));
            return (beside ?? key.HostKeyAlgorithms.First().Data, false);
        }
        catch (SshPassPhraseNullOrEmptyException exception)
        {
            return (beside ?? throw new InvalidDataException($"it is encrypted, and there is no {path}.pub beside it", exception), true);
        }
    }

    private byte[] Sign(string algorithm, byte[] data)
    {
        using PrivateKeyFile key = _isEncrypted ? Decrypt() : new PrivateKeyFile(new MemoryStream(_content));
        HostAlgorithm signer = key.HostKeyAlgorithms.FirstOrDefault(one => one.Name == algorithm) ?? throw new IOException($"{_path} cannot sign");
        return signer.Sign(data);
    }

    private PrivateKeyFile Decrypt()
    {
        for (int attempt = 0; attempt < MostAttempts && _ask!($"Enter passphrase for key '{_path}': ") is { Length: > 0 } passphrase; attempt++)
        {
            try
            {
                return new PrivateKeyFile(new MemoryStream(_content), passphrase);
            }
            catch (Exception exception) when (exception is SshException or InvalidOperationException or ArgumentException or CryptographicException)
            {
                // It was not the right one.
            }
        }

        throw new IOException($"{_path} cannot be decrypted");
    }
}
