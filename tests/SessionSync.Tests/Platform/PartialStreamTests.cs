using System.Text;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

/// <summary>Streams that are a part of another one.</summary>
public sealed class PartialStreamTests
{
    [Fact]
    public async Task A_fixed_length_of_a_longer_stream_is_its_beginning()
    {
        var stream = new FixedLengthStream(new ChunkedStream("abcdef"u8.ToArray(), 2), 3);
        Assert.Equal("abc", await TextOf(stream));
        Assert.False(stream.IsShort);
        Assert.Equal((3, 3), (stream.Length, stream.Position));
    }

    [Fact]
    public async Task A_fixed_length_of_a_shorter_stream_is_filled_with_zeros_and_says_so()
    {
        var stream = new FixedLengthStream(new ChunkedStream("abc"u8.ToArray(), 2), 6);
        Assert.Equal("abc\0\0\0", await TextOf(stream));
        Assert.True(stream.IsShort);
    }

    [Fact]
    public async Task A_fixed_length_of_just_that_many_bytes_is_not_short()
    {
        var stream = new FixedLengthStream(new ChunkedStream("abc"u8.ToArray()), 3);
        Assert.Equal("abc", await TextOf(stream));
        Assert.False(stream.IsShort);
    }

    [Fact]
    public void A_fixed_length_is_not_read_backwards()
    {
        var stream = new FixedLengthStream(new ChunkedStream("abc"u8.ToArray()), 3) { Position = 0 };
        Assert.Throws<NotSupportedException>(() => stream.Position = 1);
    }

    [Fact]
    public async Task A_limit_leaves_the_rest_to_others()
    {
        var whole = new ChunkedStream("abcdef"u8.ToArray(), 4);
        Assert.Equal("abc", await TextOf(new LimitedStream(whole, 3)));
        Assert.Equal("def", await TextOf(whole));
    }

    [Fact]
    public async Task A_limit_beyond_the_end_ends_with_it() => Assert.Equal("abc", await TextOf(new LimitedStream(new ChunkedStream("abc"u8.ToArray()), 10)));

    [Fact]
    public async Task What_is_left_below_a_limit_can_be_passed_over()
    {
        var whole = new ChunkedStream("abcdef"u8.ToArray(), 2);
        var limited = new LimitedStream(whole, 5);
        await limited.ReadExactlyAsync(new byte[1]);
        await limited.DrainAsync(CancellationToken.None);
        Assert.Equal("f", await TextOf(whole));
    }

    private static async Task<string> TextOf(Stream stream)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
