using System.Text;
using System.Text.Json.Nodes;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.OpenCode;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Local;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.OpenCode;

/// <summary>Documents that are made of a database, beside those that the command made of the same.</summary>
public sealed class OpenCodeExportsTests : IDisposable
{
    private const string Project = "/workspaces/demo";
    private readonly TemporaryFolder _folder = new();

    private static string Fixtures => Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_says_what_the_command_exports()
    {
        LocalOpenCode store = Open(Project);
        ImportListing listing = await store.ListAsync(TestContext.Current.CancellationToken);

        int compared = 0;
        ExportRequest[] requests = [.. listing.Sessions.Select(session => new ExportRequest(session, Project))];
        await foreach ((ExportRequest request, ReadOnlyMemory<byte> content) in store.ExportAsync(requests, TestContext.Current.CancellationToken))
        {
            ImportableSession session = request.Session;
            JsonNode exported = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Fixtures, "opencode-exports", $"{session.Key.Id}.json"), TestContext.Current.CancellationToken))!;
            Assert.True(JsonNode.DeepEquals(exported, JsonNode.Parse(content.Span)), $"{session.Title} differs");
            compared++;
        }

        Assert.Equal(8, compared);
    }

    [Fact]
    public async Task Sessions_of_the_project_are_listed_and_tell_who_made_them()
    {
        ImportListing listing = await Open(Project).ListAsync(TestContext.Current.CancellationToken);

        Assert.Null(listing.Problem);
        ImportableSession child = Assert.Single(listing.Sessions, session => session.Parent is not null);
        ImportableSession parent = Assert.Single(listing.Sessions, session => session.Key.Id == child.Parent);
        Assert.Equal("MOCK-REPLY to: \"[[agent]] use a subagent\"", parent.Title);
        Assert.Equal("", parent.Place);
        Assert.Null(parent.UnfinishedSince);
        Assert.Equal(3, parent.Signature.Messages);
        Assert.StartsWith("msg_", parent.Signature.NewestMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/workspaces", 8)]
    [InlineData("/workspaces/dem", 0)]
    [InlineData("/workspaces/demo/below", 0)]
    public async Task Only_what_was_had_in_a_directory_of_the_project_is_listed(string project, int expected) =>
        Assert.Equal(expected, (await Open(project).ListAsync(TestContext.Current.CancellationToken)).Sessions.Length);

    [Fact]
    public async Task A_machine_without_a_database_has_nothing_to_list()
    {
        var store = new LocalOpenCode(new AgentHome(_folder.Path, _ => null), "", Project);

        Assert.Equal(ImportPresence.None, await store.LookAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await store.ListAsync(TestContext.Current.CancellationToken)).Sessions);
    }

    [Fact]
    public async Task The_stamp_of_a_database_changes_when_it_is_written_and_not_when_it_is_read()
    {
        LocalOpenCode store = Open(Project);
        ImportPresence before = await store.LookAsync(TestContext.Current.CancellationToken);
        await store.ListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, await store.LookAsync(TestContext.Current.CancellationToken));

        File.SetLastWriteTimeUtc(OpenCodeStoreWriter.PathIn(_folder.Path), DateTime.UnixEpoch);
        Assert.NotEqual(before, await store.LookAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_row_of_another_session_reaches_no_document()
    {
        var exports = new OpenCodeExports(new Dictionary<string, string> { ["ses_mine"] = "/p" });
        Add(exports, """{"session":{"id":"ses_mine","title":"Mine","directory":"/elsewhere"}}""");
        Add(exports, """{"session":{"id":"ses_other","title":"Other"}}""");
        Add(exports, """{"message":"msg_1","session":"ses_mine","time":2,"data":"{\"sessionID\":\"ses_other\",\"id\":\"msg_9\",\"role\":\"user\"}"}""");
        Add(exports, """{"message":"msg_2","session":"ses_other","time":1,"data":"{\"role\":\"user\"}"}""");
        Add(exports, """{"part":"prt_1","message":"msg_1","session":"ses_mine","data":"{\"messageID\":\"msg_2\",\"type\":\"text\"}"}""");
        Add(exports, """{"part":"prt_2","message":"msg_2","session":"ses_mine","data":"{}"}""");

        byte[] document = Assert.Single(exports.ToDocuments()).Value;
        Assert.Equal(
            """{"info":{"id":"ses_mine","directory":"/p","title":"Mine","time":{}},"messages":[{"info":{"role":"user","id":"msg_1","sessionID":"ses_mine"},"parts":[{"type":"text","id":"prt_1","sessionID":"ses_mine","messageID":"msg_1"}]}]}""",
            Encoding.UTF8.GetString(document));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("""{"session":"ses_mine"}""")]
    [InlineData("""{"message":"msg_1","session":"ses_mine","data":"[1]"}""")]
    [InlineData("""{"message":"msg_1","session":"ses_mine","data":"{\"a\":"}""")]
    [InlineData("""{"message":"msg_1","session":"ses_mine","data":7}""")]
    public void Rows_that_cannot_be_read_are_left_out(string line)
    {
        var exports = new OpenCodeExports(new Dictionary<string, string> { ["ses_mine"] = "/p" });
        Add(exports, line);
        Add(exports, """{"session":{"id":"ses_mine"}}""");

        Assert.Equal("""{"info":{"id":"ses_mine","directory":"/p","time":{}},"messages":[]}""", Encoding.UTF8.GetString(Assert.Single(exports.ToDocuments()).Value));
    }

    [Fact]
    public void Messages_are_in_the_order_of_their_time_and_parts_in_that_of_their_ids()
    {
        var exports = new OpenCodeExports(new Dictionary<string, string> { ["s"] = "/p" });
        Add(exports, """{"part":"prt_b","message":"msg_a","session":"s","data":"{}"}""");
        Add(exports, """{"part":"prt_a","message":"msg_a","session":"s","data":"{}"}""");
        Add(exports, """{"message":"msg_a","session":"s","time":2,"data":"{}"}""");
        Add(exports, """{"message":"msg_b","session":"s","time":1,"data":"{}"}""");
        Add(exports, """{"session":{"id":"s"}}""");

        JsonArray messages = JsonNode.Parse(exports.ToDocuments()["s"])!["messages"]!.AsArray();
        Assert.Equal(["msg_b", "msg_a"], messages.Select(message => (string)message!["info"]!["id"]!));
        Assert.Equal(["prt_a", "prt_b"], messages[1]!["parts"]!.AsArray().Select(part => (string)part!["id"]!));
    }

    private static void Add(OpenCodeExports exports, string line) => exports.Add(Encoding.UTF8.GetBytes(line));

    private LocalOpenCode Open(string project)
    {
        string database = OpenCodeStoreWriter.PathIn(_folder.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        File.Copy(Path.Combine(Fixtures, "opencode", "db", ".local", "share", "opencode", "opencode.db"), database, overwrite: true);
        return new LocalOpenCode(new AgentHome(_folder.Path, _ => null), "", project);
    }
}
