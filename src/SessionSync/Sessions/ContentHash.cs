using System.Security.Cryptography;

namespace SessionSync.Sessions;

/// <summary>A SHA-256, as 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentHash(string Hex)
{
    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    public static ContentHash From(IncrementalHash hash) => new(Convert.ToHexStringLower(hash.GetHashAndReset()));

    public override string ToString() => Hex;
}
