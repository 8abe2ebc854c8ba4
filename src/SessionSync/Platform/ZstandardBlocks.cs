using ZstdSharp.Unsafe;

namespace SessionSync.Platform;

/// <summary>Compresses and decompresses whole buffers, where wanted with another buffer as what came before: what is in that costs next to nothing. Not for
/// two threads at once.</summary>
internal sealed unsafe class ZstandardBlocks : IDisposable
{
    /// <summary>Enough for a prefix and a content of 16 MiB each.</summary>
    private const int LargestWindowLog = 25;
    private readonly ZSTD_CCtx_s* _compression = Methods.ZSTD_createCCtx();
    private readonly ZSTD_DCtx_s* _decompression = Methods.ZSTD_createDCtx();
    private byte[] _output = [];

    /// <returns>Good until the next call.</returns>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> content, ReadOnlySpan<byte> prefix, int level)
    {
        int most = checked((int)Methods.ZSTD_compressBound((nuint)content.Length));
        if (_output.Length < most)
        {
            _output = new byte[most];
        }

        Set(ZSTD_cParameter.ZSTD_c_compressionLevel, level);
        Set(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);

        // What is far away is found by long distance matching only, and only inside of the window.
        Set(ZSTD_cParameter.ZSTD_c_enableLongDistanceMatching, prefix.IsEmpty ? 0 : 1);
        Set(ZSTD_cParameter.ZSTD_c_windowLog, prefix.IsEmpty ? 0 : WindowLogFor(content.Length + prefix.Length));
        fixed (byte* source = content)
        fixed (byte* before = prefix)
        fixed (byte* target = _output)
        {
            Require(Methods.ZSTD_CCtx_refPrefix(_compression, before, (nuint)prefix.Length));
            return _output.AsSpan(0, (int)Require(Methods.ZSTD_compress2(_compression, target, (nuint)_output.Length, source, (nuint)content.Length)));
        }
    }

    /// <param name="length">Of the content, in bytes.</param>
    /// <exception cref="InvalidDataException">It is damaged, has another prefix, or is not that long.</exception>
    public byte[] Decompress(ReadOnlySpan<byte> compressed, ReadOnlySpan<byte> prefix, int length)
    {
        byte[] content = new byte[length];
        Require(Methods.ZSTD_DCtx_setParameter(_decompression, ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindowLog));
        fixed (byte* source = compressed)
        fixed (byte* before = prefix)
        fixed (byte* target = content)
        {
            Require(Methods.ZSTD_DCtx_refPrefix(_decompression, before, (nuint)prefix.Length));
            return Require(Methods.ZSTD_decompressDCtx(_decompression, target, (nuint)length, source, (nuint)compressed.Length)) == (nuint)length
                ? content
                : throw new InvalidDataException("What was compressed is shorter than it should be");
        }
    }

    public void Dispose()
    {
        Methods.ZSTD_freeCCtx(_compression);
        Methods.ZSTD_freeDCtx(_decompression);
    }

    private static int WindowLogFor(int length) => Math.Clamp(32 - int.LeadingZeroCount(length), 10, LargestWindowLog);

    private static nuint Require(nuint code) => Methods.ZSTD_isError(code) ? throw new InvalidDataException($"zstd: {Methods.ZSTD_getErrorName(code)}") : code;

    private void Set(ZSTD_cParameter parameter, int value) => Require(Methods.ZSTD_CCtx_setParameter(_compression, parameter, value));
}
