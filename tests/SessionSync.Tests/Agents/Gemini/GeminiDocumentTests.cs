using System.Text;
using System.Text.Json;
using SessionSync.Agents.Contracts;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>Sessions of older versions, each one document.</summary>
public sealed class GeminiDocumentTests
{
    private const string Id = "b47c99a4-f36a-4c60-ac9c-91a70586e7e2";
    private const string Other = "11111111-2222-8333-8444-555555555555";

    [Fact]
    public void A_whole_document_has_its_messages_and_no_damage()
    {
        VersionContents contents = Read(Document("one", "two"));
        Assert.Equal((2, 0), (contents.Records.Count, contents.Damages.Count));
        Assert.Subset(Read(Document("one", "two", "three")).Records.ToHashSet(), contents.Records.ToHashSet());
    }

    [Fact]
    public void Wherever_a_document_is_cut_it_is_damaged_and_holds_no_message_that_the_whole_one_lacks()
    {
        string whole = Document("one", "two", "three");
        HashSet<UInt128> messages = [.. Read(whole).Records];
        Assert.All(Enumerable.Range(0, whole.Length - 1), length =>
        {
            VersionContents cut = Read(whole[..length]);
            Assert.Single(cut.Damages);
            Assert.Subset(messages, cut.Records.ToHashSet());
        });
        Assert.Equal(2, Read(whole[..whole.IndexOf("three", StringComparison.Ordinal)]).Records.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\0\0\0\0")]
    public void What_is_no_document_is_damaged(string text) => Assert.Single(Read(text).Damages);

    [Theory]
    [InlineData("")]
    [InlineData("\"summary\": \"old\",")]
    public async Task A_copy_is_a_whole_document_with_another_id_and_a_summary_that_says_so(string summary)
    {
        using var copy = new MemoryStream();
        string version = Document("one", "two").Replace("\"projectHash\"", summary + "\"projectHash\"", StringComparison.Ordinal);
        await GeminiHomeListing.Agent.CopyAsync(new MemoryStream(Encoding.UTF8.GetBytes(version)), Other, copy, CancellationToken.None);

        using var document = JsonDocument.Parse(copy.ToArray());
        Assert.Equal(Other, document.RootElement.GetProperty("sessionId").GetString());
        Assert.StartsWith("Copy of an older version", document.RootElement.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(Read(version).Records.Order(), Read(Encoding.UTF8.GetString(copy.ToArray())).Records.Order());
    }

    private static VersionContents Read(string text) => GeminiHomeListing.Agent.ReadDocument(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Document(params string[] messages) => $$"""
        {
          "sessionId": "{{Id}}",
          "projectHash": "x",
          "startTime": "2026-11-27T07:12:29.994Z",
          "lastUpdated": "2026-11-27T07:12:30.112Z",
          "messages": [
        {{string.Join(",\n", messages.Select(message => $$"""    {"id": "{{message}}", "timestamp": "2026-11-27T07:12:29.994Z", "type": "user", "content": "{{message}}"}"""))}}
          ]
        }
        """;
}
