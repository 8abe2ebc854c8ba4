using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class FrameStreamTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(200);

    // Around the sizes at which frames begin and end, and none at all.
    private static Gen<int> Sizes => Gen.Elements(0, 1, 2, 65_535, 65_536, 65_537, 200_000);

    private static Gen<int[]> Chunks =>
        from count in Gen.Choose(1, 4)
        from sizes in Gen.ArrayOf(Gen.Elements(1000, 4096, 65_536, 70_001), count)
        select sizes;

    [Fact]
    public void What_was_written_in_any_pieces_is_read_in_any_pieces() => Check.One(s_config, Prop.ForAll(
        (from size in Sizes from written in Chunks from read in Chunks select (size, written, read)).ToArbitrary(),
        it => Assert.Equal(Content(it.size), Read(new ChunkedStream(Frames(Content(it.size), it.written), it.read)))));

    [Fact]
    public void It_makes_no_difference_when_every_byte_comes_by_itself() =>
        Assert.Equal(Content(300), Read(new ChunkedStream(Frames(Content(300), 7), 1)));

    [Fact]
    public void Cut_off_anywhere_it_is_not_taken_for_whole()
    {
        byte[] frames = "3\nabc12\n0123456789xy1\nz0\n"u8.ToArray();
        Assert.Equal("abc0123456789xyz", Encoding.UTF8.GetString(Read(new MemoryStream(frames))));
        Assert.All(Enumerable.Range(0, frames.Length), length => Assert.Throws<EndOfStreamException>(() => Read(new MemoryStream(frames[..length]))));
    }

    [Fact]
    public void Cut_off_at_the_border_of_large_frames_it_is_not_taken_for_whole()
    {
        byte[] frames = Frames(Content(70_000), 70_000);
        int[] lengths = [65_535, 65_541, 65_542, 65_543, 65_547, 65_548, frames.Length - 3, frames.Length - 2, frames.Length - 1];
        Assert.All(lengths, length => Assert.Throws<EndOfStreamException>(() => Read(new MemoryStream(frames[..length]))));
    }

    [Fact]
    public async Task Without_its_end_it_is_not_taken_for_whole()
    {
        var output = new MemoryStream();
        await new FrameWriteStream(output).WriteAsync(Content(100_000));
        Assert.Throws<EndOfStreamException>(() => Read(new MemoryStream(output.ToArray())));
    }

    [Fact]
    public void A_sender_that_broke_off_is_told_from_one_that_ended() =>
        Assert.Throws<IOException>(() => Read(new MemoryStream("3\nabc-1\n"u8.ToArray())));

    [Theory]
    [InlineData("abc\n")]
    [InlineData("\n")]
    [InlineData("99999999\n")]
    [InlineData("99999999999999999999999\n")]
    public void What_does_not_begin_with_a_length_is_no_frame(string text) =>
        Assert.Throws<InvalidDataException>(() => Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public async Task After_the_frames_the_next_message_begins_where_it_should()
    {
        var lines = new LineReader(new ChunkedStream([.. Frames(Content(1000), 100), .. "next\n"u8], 13));
        var frames = new FrameReadStream(lines);
        await frames.ReadExactlyAsync(new byte[10]);
        await frames.DrainAsync(CancellationToken.None);
        Assert.Equal("next", await lines.ReadLineAsync(CancellationToken.None));
        Assert.Equal(0, await frames.ReadAsync(new byte[10]));
    }

    private static byte[] Content(int size) => [.. Enumerable.Range(0, size).Select(index => (byte)(index * 7))];

    private static byte[] Frames(byte[] content, params int[] pieces)
    {
        var output = new MemoryStream();
        var frames = new FrameWriteStream(output);
        for (int written = 0, turn = 0; written < content.Length; turn++)
        {
            int piece = Math.Min(pieces[turn % pieces.Length], content.Length - written);
            frames.WriteAsync(content.AsMemory(written, piece)).AsTask().GetAwaiter().GetResult();
            written += piece;
        }

        frames.EndAsync(CancellationToken.None).GetAwaiter().GetResult();
        return output.ToArray();
    }

    private static byte[] Read(Stream input)
    {
        var content = new MemoryStream();
        new FrameReadStream(new LineReader(input)).CopyToAsync(content).GetAwaiter().GetResult();
        return content.ToArray();
    }
}
