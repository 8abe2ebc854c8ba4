using System.Security.Cryptography;
using System.Text;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A line of a known_hosts file; see sshd(8), SSH_KNOWN_HOSTS FILE FORMAT.</summary>
/// <param name="Hosts">Patterns with commas between, or one hashed name.</param>
/// <param name="KeyType">Such as <c>ssh-ed25519</c>.</param>
/// <param name="Place">The file and the line, for people.</param>
internal sealed record KnownHost(KnownHostKind Kind, string Hosts, string KeyType, ReadOnlyMemory<byte> Key, string Place)
{
    private const string Hashed = "|1|";

    /// <summary>Null for a line that says nothing, or nothing that can be understood: it then vouches for nobody.</summary>
    public static KnownHost? Parse(string line, string place)
    {
        string[] fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        KnownHostKind? kind = fields switch
        {
            [] or [['#', ..], ..] => null,
            ["@cert-authority", ..] => KnownHostKind.Authority,
            ["@revoked", ..] => KnownHostKind.Revoked,
            [['@', ..], ..] => null,
            _ => KnownHostKind.Trusted,
        };
        int start = kind == KnownHostKind.Trusted ? 0 : 1;
        if (kind is not { } found || fields.Length < start + 3)
        {
            return null;
        }

        byte[] key = new byte[fields[start + 2].Length];
        return Convert.TryFromBase64String(fields[start + 2], key, out int length)
            ? new KnownHost(found, fields[start], fields[start + 1], key.AsMemory(0, length), place)
            : null;
    }

    /// <summary>A line that vouches for a host, without its end.</summary>
    public static string Format(string name, string keyType, ReadOnlySpan<byte> key, bool isHashed) =>
        $"{(isHashed ? Hash(name, RandomNumberGenerator.GetBytes(SHA1.HashSizeInBytes)) : name)} {keyType} {Convert.ToBase64String(key)}";

    /// <param name="name">In lower case; with brackets and the port where that is not the usual one.</param>
    public bool IsAbout(string name)
    {
        if (!Hosts.StartsWith(Hashed, StringComparison.Ordinal))
        {
            return PatternList.Matches(Hosts.ToLowerInvariant().Split(','), name);
        }

        byte[] salt = new byte[Hosts.Length];
        return Hosts[Hashed.Length..].Split('|') is [var text, _]
            && Convert.TryFromBase64String(text, salt, out int length)
            && Hosts == Hash(name, salt.AsSpan(0, length));
    }

    /// <summary>HMAC-SHA1 is what the format says; it hides names, and vouches for nothing.</summary>
    private static string Hash(string name, ReadOnlySpan<byte> salt) =>
#pragma warning disable CA5350
        $"{Hashed}{Convert.ToBase64String(salt)}|{Convert.ToBase64String(HMACSHA1.HashData(salt, Encoding.UTF8.GetBytes(name)))}";
#pragma warning restore CA5350
}
