using System.Text;
using SessionSync.Platform;
using ZstdSharp;

namespace SessionSync.Tests.Platform;

public sealed class ZstandardStreamTests
{
    private static readonly byte[] s_content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200_000).Select(static number => $"{number * 7919 % 100_003}\n")));

    [Fact]
    public void Several_frames_are_one_content()
    {
        byte[] half = Compressed(s_content);
        (byte[] read, bool isDamaged) = Read([.. half, .. half]);

        Assert.Equal([.. s_content, .. s_content], read);
        Assert.False(isDamaged);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void What_lies_before_a_cut_is_read_and_the_cut_is_told(double share)
    {
        byte[] whole = Compressed(s_content);
        (byte[] read, bool isDamaged) = Read(whole[..(int)(whole.Length * share)]);

        Assert.True(read.Length > 0 && s_content.AsSpan().StartsWith(read));
        Assert.True(isDamaged);
    }

    [Fact]
    public void What_is_no_zstd_at_all_is_damaged_and_empty()
    {
        (byte[] read, bool isDamaged) = Read(s_content);

        Assert.Empty(read);
        Assert.True(isDamaged);
    }

    private static byte[] Compressed(byte[] content)
    {
        using Compressor compressor = new();
        return compressor.Wrap(content).ToArray();
    }

    private static (byte[] Content, bool IsDamaged) Read(byte[] compressed)
    {
        using ZstandardStream stream = new(new MemoryStream(compressed));
        using MemoryStream content = new();
        stream.CopyTo(content);
        return (content.ToArray(), stream.IsDamaged);
    }
}
