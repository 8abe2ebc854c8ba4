using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Tests.Agents.Formats;

public sealed class TailReaderTests
{
    /// <summary>The far side is not asked for it either, and the two must say the same.</summary>
    [Theory]
    [InlineData(true, "/work/product")]
    [InlineData(false, null)]
    public void A_directory_is_told_where_it_is_wanted_and_nowhere_else(bool isWanted, string? expected)
    {
        byte[] transcript = Encoding.UTF8.GetBytes("""{"timestamp":"2026-03-04T05:06:07Z","cwd":"/work/product"}""" + "\n");

        TranscriptTail tail = TailReader.Read(new MemoryStream(transcript), isWanted);

        Assert.Equal(expected, tail.WorkingDirectory);
        Assert.NotNull(tail.Head);
    }
}
