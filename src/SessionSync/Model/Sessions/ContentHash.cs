using System.Text;

namespace SessionSync.Model.Sessions;

/// <summary>A SHA-256, as 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentHash(string Hex)
{
    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(Sha256.HashData(content)));

    /// <summary>The hash of a sequence of hashes.</summary>
    public static ContentHash OfAll(IEnumerable<ContentHash> contents) => Of(Encoding.ASCII.GetBytes(string.Join('\n', contents)));

    public static ContentHash From(Sha256 hash) => new(Convert.ToHexStringLower(hash.GetHashAndReset()));

    public override string ToString() => Hex;
}
