using System.Text;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Agents.Formats.Lines;

public sealed class TranscriptLinesTests : IDisposable
{
    private readonly List<ReadWarning> _warnings = [];
    private MemoryStream _stream = new();

    [Fact]
    public void Lines_of_all_lengths_come_whole_and_can_be_gone_back_to()
    {
        string[] written = [.. new[] { 1, 100_000, 262_143, 262_144, 262_145, 3_000_000, 5 }.Select((length, index) => new string((char)('a' + index), length))];
        using TranscriptLines lines = Open(string.Join('\n', written));
        List<(long Offset, string Line)> read = [];
        while (lines.Read())
        {
            read.Add((lines.Offset, lines.Line.Raw));
        }

        Assert.Equal(written, read.Select(line => line.Line));
        Assert.All(read.AsEnumerable().Reverse(), line =>
        {
            lines.Seek(line.Offset);
            Assert.True(lines.Read());
            Assert.Equal(line, (lines.Offset, lines.Line.Raw));
        });
    }

    [Fact]
    public void A_line_that_is_too_long_is_passed_over_told_and_counted()
    {
        using TranscriptLines lines = Open($"one\n{new string('x', SlidingWindow.LargestRecord + 1)}\nthree");

        Assert.True(lines.Read() && lines.Line.Raw == "one");
        Assert.True(lines.Read() && lines.Line.Raw == "three");
        Assert.Equal(3, lines.Number);
        Assert.False(lines.Read());
        Assert.Equal("line 2", Assert.Single(_warnings).Place);
    }

    [Fact]
    public void A_last_line_that_is_too_long_is_an_end()
    {
        using TranscriptLines lines = Open($"one\n{new string('x', SlidingWindow.LargestRecord + 1)}");

        Assert.True(lines.Read());
        Assert.False(lines.Read() || lines.Read());
        Assert.Single(_warnings);
    }

    [Fact]
    public void What_surrounds_a_record_is_no_part_of_it_and_what_is_blank_is_no_line()
    {
        using TranscriptLines lines = Open("\uFEFF one \r\n\r\n \0\0\n\0\0two\0\0\n\n");

        Assert.True(lines.Read() && (lines.Line.Raw, lines.Offset, lines.Number) == ("one", 4, 1));
        Assert.True(lines.Read() && (lines.Line.Raw, lines.Offset, lines.Number) == ("two", 18, 4));
        Assert.False(lines.Read());
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_disk_that_fails_is_told_and_an_end()
    {
        using var failing = new FailingStream("one\ntwo\nthr"u8.ToArray());
        using var lines = new TranscriptLines(failing, new BoundedWarnings(_warnings.Add), 16);

        Assert.True(lines.Read() && lines.Read() && lines.Read());
        Assert.Equal("thr", lines.Line.Raw);
        Assert.False(lines.Read());
        Assert.All(_warnings, warning => Assert.Contains("the disk", warning.What, StringComparison.Ordinal));
        Assert.NotEmpty(_warnings);
    }

    public void Dispose() => _stream.Dispose();

    private TranscriptLines Open(string text)
    {
        _stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new TranscriptLines(_stream, new BoundedWarnings(_warnings.Add));
    }

    private sealed class FailingStream(byte[] content) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("the disk is broken");
    }
}
