using System.Text;
using System.Text.Json;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>What becomes of the older of two versions of a session.</summary>
public sealed class GeminiCopyTests
{
    private const string Other = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public async Task A_copy_has_its_own_id_wherever_the_session_tells_it_and_says_what_it_is()
    {
        string path = Directory.EnumerateFiles(ListedHome.Fixture("gemini", "resumed-other-path"), "*06-50*.jsonl", SearchOption.AllDirectories).Single();
        string version = await File.ReadAllTextAsync(path);

        string copy = await CopyAsync(version);

        // A resumed session tells its id once more.
        Assert.Equal(2, version.Split(GeminiHomeListing.First).Length - 1);
        Assert.Equal(version.Replace(GeminiHomeListing.First, Other, StringComparison.Ordinal), copy[..copy.LastIndexOf("{\"$set\"", StringComparison.Ordinal)]);
        Assert.Equal("Copy of an older version: [[tools]] please use tools", SummaryOf(copy));
    }

    [Fact]
    public async Task What_people_and_tools_said_of_an_id_stays()
    {
        string said = $$$"""{"id":"1","type":"user","content":[{"text":"{\"sessionId\":\"{{{GeminiHomeListing.First}}}\"}"}],"toolCalls":[{"args":{"sessionId":"{{{GeminiHomeListing.First}}}"}}]}""" + "\n";

        Assert.Contains(said, await CopyAsync(Header() + said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"torn")]
    [InlineData("garbage")]
    [InlineData("{\"sessionId\":5}")]
    [InlineData("{\"$set\":{\"sessionId\":")]
    public async Task A_line_without_an_end_is_ended(string line)
    {
        string copy = await CopyAsync(Header() + line);

        Assert.Equal(Header(Other) + line, string.Join('\n', copy.Split('\n')[..2]));
        Assert.Equal("Copy of an older version", SummaryOf(copy));
    }

    [Fact]
    public async Task A_title_with_odd_characters_makes_one_valid_line()
    {
        string copy = await CopyAsync(Header() + $$$"""{"$set":{"summary":{{{JsonSerializer.Serialize("say \"hi\"\n日本 😀 \\")}}}}}""" + "\n");

        Assert.Equal("Copy of an older version: say \"hi\" 日本 😀 \\", SummaryOf(copy));
        Assert.Equal(4, copy.Split('\n').Length);
    }

    [Fact]
    public async Task Copying_can_be_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        GeminiHomeListing.Agent.CopyAsync(new MemoryStream(Encoding.UTF8.GetBytes(Header())), Other, new MemoryStream(), new CancellationToken(canceled: true)));

    private static string Header(string id = GeminiHomeListing.First) => $$"""{"sessionId": "{{id}}", "projectHash":"0"}""" + "\n";

    private static async Task<string> CopyAsync(string version)
    {
        using var copy = new MemoryStream();
        await GeminiHomeListing.Agent.CopyAsync(new MemoryStream(Encoding.UTF8.GetBytes(version)), Other, copy, CancellationToken.None);
        return Encoding.UTF8.GetString(copy.ToArray());
    }

    private static string? SummaryOf(string copy)
    {
        using JsonDocument last = JsonDocument.Parse(copy.TrimEnd('\n').Split('\n')[^1]);
        return last.RootElement.GetProperty("$set").GetProperty("summary").GetString();
    }
}
