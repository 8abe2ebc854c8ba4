using SessionSync.Agents.Lines;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Lines;

public sealed class FileLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Lines_of_all_lengths_come_whole_and_can_be_gone_back_to()
    {
        string[] written = [.. new[] { 0, 1, 100_000, 262_143, 262_144, 262_145, 0, 3_000_000, 5 }.Select((length, index) => new string((char)('a' + index), length))];
        using FileLines lines = new(Write(string.Join('\n', written)));
        List<(long Offset, int Length, byte First)> read = [];
        while (lines.Read())
        {
            read.Add((lines.Offset, lines.Line.Length, lines.Line.IsEmpty ? (byte)0 : lines.Line[0]));
        }

        Assert.Equal(written.Select(line => line.Length), read.Select(line => line.Length));
        Assert.All(read.AsEnumerable().Reverse(), line =>
        {
            lines.Seek(line.Offset);
            Assert.True(lines.Read());
            Assert.Equal(line, (lines.Offset, lines.Line.Length, lines.Line.IsEmpty ? (byte)0 : lines.Line[0]));
        });
    }

    [Fact]
    public void A_line_that_is_too_long_is_passed_over_and_counted()
    {
        using FileLines lines = new(Write($"one\n{new string('x', FileLines.LongestLine + 1)}\nthree"));

        Assert.True(lines.Read() && !lines.IsTooLong);
        Assert.True(lines.Read() && lines.IsTooLong && lines.Line.IsEmpty);
        Assert.True(lines.Read() && lines.Line.SequenceEqual("three"u8));
        Assert.Equal(3, lines.Number);
        Assert.False(lines.Read());
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string text)
    {
        File.WriteAllText(_folder.File("file"), text);
        return _folder.File("file");
    }
}
