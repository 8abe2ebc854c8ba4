using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.OpenCode;
using SessionSync.Model.Conversations;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Local;
using SessionSync.Tests.Agents.Formats.Databases;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.OpenCode;

/// <summary>Databases of version 2, as public descriptions tell of them.</summary>
public sealed class OpenCode2Tests : IDisposable
{
    private const string Project = "/home/u/demo";
    private const string Id = "ses_1";
    private readonly TemporaryFolder _folder = new();
    private readonly OpenCodeConversations _reader = new();

    private AgentHome Home => new(_folder.Path, static _ => null);

    private FoundConversation Found => Assert.Single(_reader.Find(Home));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_session_is_listed_with_what_it_says_of_itself()
    {
        Write(
            ("user", """{"text":"Why?","time":{"created":1767225600000}}"""),
            ("assistant", """{"model":{"providerID":"p","id":"m"},"content":[{"type":"text","text":"So"}],"tokens":{"input":7,"output":2,"reasoning":1,"cache":{"read":4,"write":0}},"time":{"created":1767225601000}}"""));

        Assert.Equal((Id, 1767225700L), (Found.Key.Id, Found.Stamp.ModifiedSeconds));
        Assert.Equal(
            new ConversationFacts("A title", Project, null, "m", 2, new TokenUsage(7, 3, 4, 0), At(0), At(1), null), _reader.ReadFacts(Found, static _ => { }));
    }

    [Fact]
    public void What_was_said_and_done_is_read_in_its_order()
    {
        Write(
            ("system", """{"text":"Rules"}"""),
            ("user", """{"text":"Look","files":[{"uri":"data:image/png;base64,AAAA","mime":"image/png"},{"uri":"file:///a.txt","name":"a.txt","mime":"text/plain"}]}"""),
            ("model-switched", """{"model":{"id":"m"}}"""),
            ("assistant", """{"content":[{"type":"reasoning","text":"Hm"},{"type":"tool","id":"c1","name":"shell","state":{"status":"completed","input":{"command":"ls"},"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}},{"type":"tool","id":"c2","name":"read","state":{"status":"error","input":{},"error":{"message":"gone"}}},{"type":"text","text":"Done"}]}"""),
            ("shell", """{"callID":"c3","command":"echo \"x\"","output":"x"}"""),
            ("compaction", """{"summary":"Short"}"""),
            ("hologram", """{"beams":3}"""));

        Message[] messages = [.. _reader.ReadMessages(Found, static _ => { })];

        Assert.Equal([Role.System, Role.User, Role.Assistant, Role.System, Role.System, Role.System], messages.Select(static message => message.Role));
        Assert.Equal(
            [
                new TextPart("Rules"), new TextPart("Look"), new ImagePart("image/png", "AAAA"), new AttachmentPart("a.txt", "file:///a.txt"), new ThinkingPart("Hm"),
                new ToolCallPart("c1", "shell", """{"command":"ls"}"""), new ToolResultPart("c1", "a\nb"),
                new ToolCallPart("c2", "read", "{}"), new ToolResultPart("c2", "gone", IsError: true), new TextPart("Done"),
                new ToolCallPart("c3", "shell", """{"command":"echo \u0022x\u0022"}"""), new ToolResultPart("c3", "x"),
                new SummaryPart("Short"), new UnknownPart("hologram", """{"beams":3}"""),
            ],
            messages.SelectMany(static message => message.Parts));
    }

    [Fact]
    public void A_damaged_record_costs_itself_and_a_warning()
    {
        Write(("user", "{"), ("user", """{"text":"Whole"}"""));
        List<ReadWarning> warnings = [];

        Message message = Assert.Single(_reader.ReadMessages(Found, warnings.Add));

        Assert.Equal([new TextPart("Whole")], message.Parts);
        Assert.Equal("msg_0", Assert.Single(warnings).Place);
    }

    [Fact]
    public void What_version_1_left_is_read_where_version_2_does_not_have_it()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "opencode", "db", ".local", "share", "opencode", "opencode.db"), Make());
        int before = _reader.Find(Home).Count();
        string taken = _reader.Find(Home).First().Key.Id;

        Write(("user", """{"text":"New"}"""));
        SqlFile.Run(Make(), "UPDATE session_v2 SET id = $1; UPDATE session_message SET session_id = $1", taken);

        Assert.Equal(before, _reader.Find(Home).Count());
        Assert.Equal([new TextPart("New")], _reader.ReadMessages(_reader.Find(Home).Single(found => found.Key.Id == taken), static _ => { }).SelectMany(static message => message.Parts));
    }

    [Fact]
    public async Task A_sync_is_told_that_they_are_not_synced()
    {
        Write(("user", """{"text":"Why?"}"""));

        ImportListing listing = await new LocalOpenCode(Home, "", Project).ListAsync(TestContext.Current.CancellationToken);

        Assert.Contains("version 2", listing.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"m1","session":"s"} {"id":"m2","session":"s"} {"id":"p1","session":"s"}""", null)]
    [InlineData("""{"id":"m1","session":"s"} {"id":"m2","session":"other"} {"id":"p1","session":"s"}""", "it said that it did, and 1 of 2 messages are not there")]
    [InlineData("""{"id":"m1","session":"s"} {"id":"m2","session":"s"}""", "it said that it did, and 1 of 1 parts of its messages are not there")]
    [InlineData("", "it said that it did, and 2 of 2 messages are not there")]
    public void An_import_is_what_is_there_afterwards(string rows, string? fault)
    {
        byte[] document = Encoding.UTF8.GetBytes("""{"info":{"id":"s"},"messages":[{"info":{"id":"m1"},"parts":[{"id":"p1"}]},{"info":{"id":"m2"},"parts":[]}]}""");

        Assert.Equal(fault, OpenCodeImport.Of("s", document).FaultIn(rows.Split(' ')));
    }

    private static DateTimeOffset At(int seconds) => DateTimeOffset.FromUnixTimeSeconds(1767225600 + seconds);

    private string Make()
    {
        string path = OpenCodeStoreWriter.PathIn(_folder.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private void Write(params ReadOnlySpan<(string Type, string Data)> messages)
    {
        using SqlFile file = new(Make());
        file.Run("""
            DROP TABLE IF EXISTS session_message;
            CREATE TABLE session_v2 (id text PRIMARY KEY, project_id text NOT NULL, parent_id text, fork_session_id text, fork_boundary text, slug text NOT NULL,
                directory text NOT NULL, title text, version text NOT NULL, revert text, time_created integer NOT NULL, time_updated integer NOT NULL);
            CREATE TABLE session_message (id text PRIMARY KEY, session_id text NOT NULL, type text NOT NULL, seq integer NOT NULL,
                time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL);
            """);
        file.Run(
            "INSERT INTO session_v2 (id, project_id, slug, directory, title, version, time_created, time_updated) VALUES ($1, 'p', 's', $2, 'A title', '2.0.23', $3, $3)",
            Id,
            Project,
            At(0).ToUnixTimeMilliseconds());
        for (int index = 0; index < messages.Length; index++)
        {
            file.Run("INSERT INTO session_message VALUES ($1, $2, $3, $4, $5, $5, $6)", $"msg_{index}", Id, messages[index].Type, index, At(100).ToUnixTimeMilliseconds(), messages[index].Data);
        }
    }
}
