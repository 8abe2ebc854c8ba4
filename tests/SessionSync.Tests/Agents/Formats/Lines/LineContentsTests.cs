using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Tests.Agents.Formats.Lines;

public sealed class LineContentsTests
{
    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":\"x\"}\n", 2, 0)]
    [InlineData("{\"a\":1}\n{\"b\":\"x\"}", 2, 0)]
    [InlineData("\uFEFF{\"a\":1}\r\n\n  \n{\"b\":[{}]}\n", 2, 0)]
    [InlineData("{\"a\":1}\n{\"b\":", 1, 1)]
    [InlineData("{\"a\":1}\n{\"b\":1}{\"c\":1}\n", 1, 1)]
    [InlineData("{\"a\":1}\n{\"b\":\"\u0001\"}\n", 1, 1)]
    [InlineData("{\"a\":1}\n\0\0\0\n", 1, 1)]
    [InlineData("{\"a\":1}\n\0{\"b\":1}\n", 1, 1)]
    [InlineData("{\"a\":1}\n[1]\n", 1, 1)]
    [InlineData("", 0, 1)]
    [InlineData("\n", 0, 1)]
    public async Task It_tells_records_from_what_cannot_be_read(string text, int records, int damages)
    {
        VersionContents contents = await ReadAsync(Encoding.UTF8.GetBytes(text));
        Assert.Equal((records, damages), (contents.Records.Count, contents.Damages.Count));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_damage_a_record_although_its_brackets_are_whole()
    {
        VersionContents contents = await ReadAsync([.. "{\"a\":\""u8, 0xff, 0xfe, .. "\"}\n"u8]);
        Assert.Empty(contents.Records);
    }

    private static Task<VersionContents> ReadAsync(byte[] version) => LineContents.ReadAsync(new MemoryStream(version), CancellationToken.None);
}
