using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace SessionSync;

/// <summary>SHA-256 by the system's own cryptography, and by managed code on a Linux that has none: there the framework would end the
/// process. (https://github.com/dotnet/runtime/blob/main/src/native/libs/System.Security.Cryptography.Native/opensslshim.c)</summary>
public sealed class Sha256 : IDisposable
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private static readonly bool s_hasSystem = !OperatingSystem.IsLinux() || HasOpenSsl();
    private readonly IncrementalHash? _system = s_hasSystem ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private readonly Sha256Digest? _managed = s_hasSystem ? null : new Sha256Digest();

    public static byte[] HashData(ReadOnlySpan<byte> content)
    {
        byte[] hash = new byte[Length];
        HashData(content, hash);
        return hash;
    }

    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public static void HashData(ReadOnlySpan<byte> content, Span<byte> destination)
    {
        if (s_hasSystem)
        {
            SHA256.HashData(content, destination);
            return;
        }

        Sha256Digest digest = new();
        digest.BlockUpdate(content);
        digest.DoFinal(destination);
    }

    public static byte[] HashData(Stream content)
    {
        using Sha256 hash = new();
        byte[] buffer = new byte[128 * 1024];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        return hash.GetHashAndReset();
    }

    public void AppendData(ReadOnlySpan<byte> content)
    {
        _system?.AppendData(content);
        _managed?.BlockUpdate(content);
    }

    public byte[] GetHashAndReset()
    {
        if (_system is not null)
        {
            return _system.GetHashAndReset();
        }

        byte[] hash = new byte[Length];
        _managed!.DoFinal(hash);
        return hash;
    }

    public void Dispose() => _system?.Dispose();

    /// <summary>Looks where the framework does, and for no longer than that takes: what was found stays loaded for it.</summary>
    private static bool HasOpenSsl() =>
        NativeLibrary.TryLoad("libssl.so.3", out _) || NativeLibrary.TryLoad("libssl.so.1.1", out _) || NativeLibrary.TryLoad("libssl.so", out _);
}
