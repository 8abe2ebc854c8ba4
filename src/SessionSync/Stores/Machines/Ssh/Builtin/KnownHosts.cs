using System.Collections.Immutable;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The keys that are known of one host.</summary>
/// <param name="Lines">The lines that are about it.</param>
internal sealed record KnownHosts(ImmutableArray<KnownHost> Lines)
{
    private const string RsaKey = "ssh-rsa";

    /// <summary>Reads the lines about a host from files, of which some may be missing.</summary>
    /// <param name="name">As in <see cref="HostSettings.KeyName"/>.</param>
    /// <param name="nameWithoutPort">What is known of it counts where nothing is known of the name; null for none.</param>
    public static KnownHosts Read(IEnumerable<string> files, string name, string? nameWithoutPort)
    {
        ImmutableArray<KnownHost> lines =
        [
            .. from file in files
               from line in ReadLines(file).Index()
               let known = KnownHost.Parse(line.Item, $"{file}, line {line.Index + 1}")
               where known is not null && (known.IsAbout(name) || (nameWithoutPort is not null && known.IsAbout(nameWithoutPort)))
               select known,
        ];
        ImmutableArray<KnownHost> exact = [.. lines.Where(line => line.IsAbout(name) || line.Kind == KnownHostKind.Revoked)];
        return new KnownHosts(exact.Any(static line => line.Kind != KnownHostKind.Revoked) ? exact : lines);
    }

    /// <summary>Whether an authority could vouch for it.</summary>
    public bool HasAuthority => Lines.Any(static line => line.Kind == KnownHostKind.Authority);

    /// <summary>The signature algorithms whose keys are known, so that the host shows one of these where it can.</summary>
    public IEnumerable<string> Algorithms => Lines
        .Where(static line => line.Kind == KnownHostKind.Trusted)
        .SelectMany(static line => line.KeyType == RsaKey ? (string[])["rsa-sha2-512", "rsa-sha2-256"] : [line.KeyType])
        .Distinct();

    /// <param name="hostName">The name that a certificate must be good for.</param>
    /// <param name="keyType">Of the key itself, also where a certificate came with it.</param>
    public HostKeyVerdict Judge(string hostName, string keyType, ReadOnlySpan<byte> key, HostCertificate? certificate)
    {
        if (IsKnown(KnownHostKind.Revoked, key) || (certificate is not null && IsKnown(KnownHostKind.Revoked, certificate.Authority.Span)))
        {
            return HostKeyVerdict.Revoked;
        }

        if (certificate is not null && IsKnown(KnownHostKind.Authority, certificate.Authority.Span))
        {
            return certificate is { IsOfHost: true, HasDemands: false } && (certificate.Principals.IsEmpty || PatternList.Matches(certificate.Principals, hostName))
                ? HostKeyVerdict.Trusted
                : HostKeyVerdict.BadCertificate;
        }

        return IsKnown(KnownHostKind.Trusted, key) ? HostKeyVerdict.Trusted
            : Other(keyType) is not null ? HostKeyVerdict.Changed
            : HostKeyVerdict.Unknown;
    }

    /// <summary>The line with the key of this kind that the host should have; null for none.</summary>
    public KnownHost? Other(string keyType) => Lines.FirstOrDefault(line => line.Kind == KnownHostKind.Trusted && line.KeyType == keyType);

    /// <summary>The lines of a file; none where it cannot be read, which vouches for nobody.</summary>
    private static string[] ReadLines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private bool IsKnown(KnownHostKind kind, ReadOnlySpan<byte> key)
    {
        foreach (KnownHost line in Lines)
        {
            if (line.Kind == kind && line.Key.Span.SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }
}
