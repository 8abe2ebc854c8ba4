using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class CompressionTests
{
    private static readonly byte[] s_content = Content(3_000_000);

    public static TheoryData<string, int> Contents => new(
        from algorithm in new[] { Compression.Zstandard, Compression.GZip, Compression.None }
        from length in new[] { 0, 1, 3_000_000 }
        select (algorithm, length));

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task What_was_compressed_comes_out_again(string algorithm, int length)
    {
        byte[] content = s_content[..length];
        using MemoryStream compressed = await CompressAsync(algorithm, content);
        using var found = new MemoryStream();

        await Compression.DecompressAsync(algorithm, compressed, plain => plain.CopyToAsync(found, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Equal(content, found.ToArray());
    }

    [Theory]
    [InlineData(Compression.Zstandard)]
    [InlineData(Compression.GZip)]
    public async Task What_repeats_itself_gets_smaller(string algorithm)
    {
        using MemoryStream compressed = await CompressAsync(algorithm, new byte[1_000_000]);

        Assert.InRange(compressed.Length, 1, 10_000);
    }

    [Fact]
    public async Task What_was_broken_off_does_not_look_whole()
    {
        using var compressed = new MemoryStream();

        await Assert.ThrowsAsync<InvalidDataException>(() => Compression.CompressAsync(
            Compression.Zstandard,
            new CompressionPace(),
            compressed,
            async plain =>
            {
                for (int time = 0; time < 20; time++)
                {
                    await plain.WriteAsync(s_content);
                }

                throw new InvalidDataException("The file shrank");
            },
            TestContext.Current.CancellationToken));

        Assert.True(IsDamaged(compressed.ToArray()));
    }

    [Fact]
    public async Task A_byte_that_changes_on_its_way_is_noticed()
    {
        using MemoryStream compressed = await CompressAsync(Compression.Zstandard, s_content);
        byte[] changed = compressed.ToArray();
        changed[changed.Length / 2] ^= 1;

        Assert.Equal((false, true), (IsDamaged(compressed.ToArray()), IsDamaged(changed)));
    }

    private static bool IsDamaged(byte[] compressed)
    {
        using var stream = new ZstandardStream(new MemoryStream(compressed));
        stream.CopyTo(Stream.Null);
        return stream.IsDamaged;
    }

    private static async Task<MemoryStream> CompressAsync(string algorithm, byte[] content)
    {
        var compressed = new MemoryStream();
        await Compression.CompressAsync(
            algorithm, new CompressionPace(), compressed, plain => plain.WriteAsync(content, TestContext.Current.CancellationToken).AsTask(), TestContext.Current.CancellationToken);
        compressed.Position = 0;
        return compressed;
    }

    /// <summary>No compressor makes less of it, so a byte that changes is one of the content.</summary>
    private static byte[] Content(int length)
    {
        byte[] content = new byte[length];
        new Random(1).NextBytes(content);
        return content;
    }
}
