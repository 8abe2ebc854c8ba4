using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Lines are separated by slashes; one with exclamation marks is damaged.</summary>
public sealed class AlteredLinesTests
{
    [Theory]
    [InlineData("one/two/", "one/TWO/", 28, "TWO")]
    [InlineData("one/two/", "ONE/TWO/", 28, "ONE TWO")]
    [InlineData("one/two/more/", "one/TWO/", 28, "TWO")]
    [InlineData("one/two/", "one/TWO/more/", 28, "TWO")]
    [InlineData("one/two/", "one/two/", 28, "")]
    [InlineData("one/two/", "one/three/", 28, "")]
    [InlineData("one/two/", "ONE/three/", 28, "")]
    [InlineData("one/!w!/", "one/two/", 28, "")]
    [InlineData("one/two/", "one/!w!/", 28, "!w!")]
    [InlineData("one/two/", "two/one/", 28, "")]
    [InlineData("one/two/", "one/new/two/", 28, "")]
    [InlineData("one/two/old/", "one/two/new/", 28, "")]
    public async Task Only_lines_that_are_as_long_as_they_were_in_the_part_that_was_the_same_are_altered(string trusted, string changed, long length, string altered) =>
        Assert.Equal(
            altered.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(HashOf).Order(),
            (await AlteredLines.FindAsync(StreamOf(trusted), StreamOf(changed), length, TestContext.Current.CancellationToken)).Hashes.Order());

    [Fact]
    public void What_was_altered_is_damage_and_no_record()
    {
        var altered = new AlteredLines(IsHere: true, new HashSet<UInt128> { 2 }, 10);

        VersionContents apart = altered.Apart(new VersionContents(new HashSet<UInt128> { 1, 2 }, new HashSet<UInt128> { 3 }));

        Assert.Equal((UInt128)1, Assert.Single(apart.Records));
        Assert.Equal(new UInt128[] { 2, 3 }, apart.Damages.Order());
    }

    [Theory]
    [InlineData("one/two/", "one/TWO/more/", "one/two/more/")]
    [InlineData("one/two/mine/", "ONE/two/yours/", "one/two/yours/")]
    public async Task What_was_altered_is_mended_with_what_the_other_version_still_has(string trusted, string changed, string expected)
    {
        (HashSet<UInt128> hashes, long end) = await AlteredLines.FindAsync(StreamOf(trusted), StreamOf(changed), 28, TestContext.Current.CancellationToken);
        using var mended = new MemoryStream();

        await new AlteredLines(IsHere: false, hashes, end).MendAsync(StreamOf(trusted), StreamOf(changed), mended, TestContext.Current.CancellationToken);

        Assert.Equal(StreamOf(expected).ToArray(), mended.ToArray());
    }

    [Fact]
    public async Task A_line_stays_one_of_its_own_where_the_other_version_ends_without_a_newline()
    {
        byte[] trusted = StreamOf("one/two/").ToArray()[..^1];
        (HashSet<UInt128> hashes, long end) = await AlteredLines.FindAsync(new MemoryStream(trusted), StreamOf("ONE/two/more/"), 28, TestContext.Current.CancellationToken);
        using var mended = new MemoryStream();

        await new AlteredLines(IsHere: true, hashes, end).MendAsync(new MemoryStream(trusted), StreamOf("ONE/two/more/"), mended, TestContext.Current.CancellationToken);

        Assert.Equal(StreamOf("one/two/more/").ToArray(), mended.ToArray());
    }

    private static MemoryStream StreamOf(string lines) =>
        new([.. lines.Split('/', StringSplitOptions.RemoveEmptyEntries).SelectMany(static line => (byte[])[.. BytesOf(line), (byte)'\n'])]);

    private static byte[] BytesOf(string line) => Encoding.UTF8.GetBytes($"{{\"say\":{(line[0] == '!' ? '!' : '"')}{line}\"}}");

    private static UInt128 HashOf(string line) => LineHash.Of(BytesOf(line));
}
