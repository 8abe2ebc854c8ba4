using System.Security.Cryptography;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Security;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Trusts a host whose key is known, as ssh does where nobody can be asked.</summary>
internal sealed class HostKeyCheck
{
    private readonly HostSettings _settings;
    private readonly string _target;
    private readonly KnownHosts _known;

    /// <param name="target">What the user calls the host.</param>
    public HostKeyCheck(HostSettings settings, string target)
    {
        _settings = settings;
        _target = target;
        string? withoutPort = settings.HostKeyAlias is null && settings.Port != 22 ? settings.HostName.ToLowerInvariant() : null;
        _known = KnownHosts.Read([.. settings.UserKnownHosts, .. settings.SystemKnownHosts], settings.KeyName.ToLowerInvariant(), withoutPort);
    }

    /// <summary>Why the host was not trusted; null where it was, or has shown no key yet.</summary>
    public SyncException? Failure { get; private set; }

    /// <summary>Has the host show a key that is known, where it has one; and certificates only where an authority is known.</summary>
    public void Order(ConnectionInfo connection)
    {
        IOrderedDictionary<string, Func<byte[], KeyHostAlgorithm>> algorithms = connection.HostKeyAlgorithms;
        foreach (string name in (string[])[.. algorithms.Keys])
        {
            // The old signatures of RSA are made with SHA-1.
            if (name.StartsWith("ssh-rsa", StringComparison.Ordinal) || (!_known.HasAuthority && name.Contains("-cert-", StringComparison.Ordinal)))
            {
                algorithms.Remove(name);
            }
        }

        int certificates = algorithms.Keys.Count(static name => name.Contains("-cert-", StringComparison.Ordinal));
        foreach (string name in _known.Algorithms.Where(algorithms.ContainsKey).Reverse())
        {
            algorithms.SetPosition(name, certificates);
        }
    }

    public void Judge(object? sender, HostKeyEventArgs shown)
    {
        string type = SshFields.TypeOf(shown.HostKey);
        HostKeyVerdict verdict = _known.Judge((_settings.HostKeyAlias ?? _settings.HostName).ToLowerInvariant(), type, shown.HostKey, Describe(shown.Certificate));
        if (verdict == HostKeyVerdict.Unknown && _settings.AddsUnknownHosts)
        {
            AddToKnown(type, shown.HostKey);
            verdict = HostKeyVerdict.Trusted;
        }

        shown.CanTrust = verdict == HostKeyVerdict.Trusted;
        Failure = shown.CanTrust ? null : Explain(verdict, type, shown.HostKey);
    }

    private static HostCertificate? Describe(Certificate? certificate) => certificate is null ? null : new HostCertificate(
        certificate.CertificateAuthorityKey,
        certificate.Type == Certificate.CertificateType.Host,
        [.. certificate.ValidPrincipals],
        certificate.CriticalOptions.Count > 0);

    private void AddToKnown(string type, byte[] key)
    {
        if (_settings.UserKnownHosts is not [var file, ..])
        {
            return;
        }

        try
        {
            bool isLineOpen = File.Exists(file) && File.ReadAllBytes(file) is [.., not (byte)'\n'];
            using FileStream stream = PrivateFile.Open(file, FileMode.Append, FileShare.ReadWrite);
            using var writer = new StreamWriter(stream);
            writer.Write($"{(isLineOpen ? "\n" : "")}{KnownHost.Format(_settings.KeyName.ToLowerInvariant(), type, key, _settings.HashesKnownHosts)}\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As with ssh, the configuration says that the host may be trusted; it is only as unknown the next time.
        }
    }

    private SyncException Explain(HostKeyVerdict verdict, string type, byte[] key)
    {
        string shown = $"It shows {type} SHA256:{Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('=')}";
        string file = _settings.UserKnownHosts is [var first, ..] ? first : Path.Combine("~", ".ssh", "known_hosts");
        string line = KnownHost.Format(_settings.KeyName.ToLowerInvariant(), type, key, isHashed: false);
        (string why, string[] whatToDo) = verdict switch
        {
            HostKeyVerdict.Changed => (
                $"The host's key is not the one it had: it was set up anew, or somebody is in between. {shown}; another is in {_known.Other(type)!.Place}",
                ["Ask whoever runs the host. If the new key is right, take the old line away, and put this into " + file + ": " + line]),
            HostKeyVerdict.Revoked => ($"The host's key is revoked. {shown}", ["Ask whoever runs the host for a new key; until then it may be anybody's"]),
            HostKeyVerdict.BadCertificate => ($"The host's certificate is not good for {_settings.KeyName}. {shown}", ["Ask whoever runs the host for a certificate with this name"]),
            _ => ($"The host's key is not known. {shown}", new[] { $"Check that fingerprint with whoever runs the host, then put this into {file}: {line}" }),
        };
        return new SyncException(FailureKind.Unreachable, $"Cannot reach {_target}", why, whatToDo);
    }
}
