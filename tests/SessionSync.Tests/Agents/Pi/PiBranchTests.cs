using SessionSync.Agents.Contracts;
using SessionSync.Agents.Pi;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Pi;

/// <summary>What is read of Pi's trees, and where its sessions are.</summary>
public sealed class PiBranchTests : IDisposable
{
    private const string Id = "01a1f7b8-663a-743a-8f63-56e12f37d41b";
    private const string Header = $$"""{"type":"session","version":3,"id":"{{Id}}","timestamp":"2026-03-04T05:06:07.000Z","cwd":"/w"}""";

    private readonly TemporaryFolder _home = new();
    private readonly PiConversations _reader = new();
    private readonly List<ReadWarning> _warnings = [];

    [Fact]
    public void X3_A_fork_names_its_parent_by_its_id_and_never_by_a_path()
    {
        Assert.Equal(Id, ParentOf($"/tmp/elsewhere/2026-11-20T06-50-19-579Z_{Id}.jsonl"));
        Assert.Equal(Id, ParentOf($@"C:\\Users\\me\\2026-11-20T06-50-19-579Z_{Id}.jsonl"));
        Assert.Null(ParentOf("/tmp/../../etc/passwd"));
        Assert.Null(ParentOf("/tmp/x_../../../etc.jsonl"));
    }

    [Fact]
    public void X4_A_session_of_version_1_without_ids_is_read_whole()
    {
        string[] roles = ["user", "assistant", "user", "assistant", "user"];
        Write(Header.Replace("\"version\":3,", "", StringComparison.Ordinal), [.. roles.Select((role, index) => $$$"""{"type":"message","timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"{{{role}}}","content":"{{{index + 1}}}"}}""")]);

        Assert.Equal("1 2 3 4 5", Words());
        Assert.Equal(5, Facts().Messages);
    }

    [Fact]
    public void X5_A_compaction_loses_nothing_of_what_came_before_it()
    {
        Write(
            Header,
            [.. Enumerable.Range(1, 5).Select(index => Said($"{index}", index == 1 ? null : $"{index - 1}")), """{"type":"compaction","id":"c","parentId":"5","timestamp":"2026-03-04T05:06:07.000Z","summary":"SUM","firstKeptEntryId":"4","tokensBefore":9}""", Said("6", "c")]);

        Assert.Equal("1 2 3 4 5 SUM 6", string.Join(' ', Messages().SelectMany(message => message.Parts).Select(part => part is SummaryPart summary ? summary.Text : ((TextPart)part).Text)));
        Assert.Equal(6, Facts().Messages);
    }

    [Fact]
    public void X6_Parents_in_a_circle_end_and_are_told()
    {
        Write(Header, Said("a", "c"), Said("b", "a"), Said("c", "b"));

        Assert.Equal(3, Messages().Length);
        Assert.Contains(_warnings, warning => warning.What.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public void The_branch_of_the_last_entry_is_read()
    {
        Write(Header, Said("a", null), Said("b", "a"), Said("c", "a"), """{"type":"label","id":"l","parentId":"c","targetId":"a","label":"x"}""");

        Assert.Equal("a c", Words());
    }

    [Fact]
    public void An_entry_whose_parent_is_lost_follows_the_one_before_it()
    {
        Write(Header, Said("a", null), "{\"broken", Said("c", "b"));

        Assert.Equal("a c", Words());
    }

    [Fact]
    public void A_run_in_the_shell_a_failure_and_a_role_to_come_are_kept()
    {
        Write(
            Header,
            Said("a", null),
            """{"type":"message","id":"b","parentId":"a","message":{"role":"bashExecution","command":"ls","output":"x","exitCode":0}}""",
            """{"type":"message","id":"c","parentId":"b","message":{"role":"assistant","content":[],"stopReason":"error","errorMessage":"overloaded"}}""",
            """{"type":"message","id":"d","parentId":"c","message":{"role":"robot"}}""",
            """{"type":"message","id":"e","parentId":"d","message":{"role":"toolResult","toolCallId":"t","isError":true,"content":[{"type":"text","text":"no"},{"type":"image","mimeType":"image/png","data":"eA=="},{"type":"odd"}]}}""");

        Assert.Equal(
            [
                new TextPart("a"), new ToolCallPart(null, "bash", "{\"command\":\"ls\"}"), new ToolResultPart(null, "x"), new TextPart("overloaded"),
                new UnknownPart("robot", "{\"role\":\"robot\"}"), new ToolResultPart("t", "no", IsError: true), new ImagePart("image/png", "eA=="), new UnknownPart("odd", "{\"type\":\"odd\"}"),
            ],
            Messages().SelectMany(message => message.Parts));
        Assert.Equal(1, Facts().Messages);
    }

    [Fact]
    public void Sessions_are_found_where_a_variable_or_a_setting_puts_them()
    {
        WriteAt(Path.Combine("flat", $"2026_{Id}.jsonl"), Header);
        WriteAt(Path.Combine("set", "renamed.jsonl"), Header.Replace(Id, "another-id", StringComparison.Ordinal));
        WriteAt(Path.Combine(".pi", "agent", "settings.json"), """{"theme":"dark","sessionDir":"~/set"}""");

        Assert.Equal("another-id", Assert.Single(_reader.Find(new AgentHome(_home.Path, static _ => null))).Key.Id);
        Assert.Equal(Id, Assert.Single(_reader.Find(new AgentHome(_home.Path, name => name == "PI_CODING_AGENT_SESSION_DIR" ? _home.File("flat") : null))).Key.Id);
    }

    public void Dispose() => _home.Dispose();

    private static string Said(string id, string? parent) =>
        $$$"""{"type":"message","id":"{{{id}}}","parentId":{{{(parent is null ? "null" : $"\"{parent}\"")}}},"timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"user","content":[{"type":"text","text":"{{{id}}}"}]}}""";

    private string? ParentOf(string path)
    {
        Write(Header.Replace("\"cwd\"", $"\"parentSession\":\"{path}\",\"cwd\"", StringComparison.Ordinal), Said("a", null));
        return Facts().Parent?.Id;
    }

    private void Write(string header, params string[] lines) => WriteAt(Path.Combine(".pi", "agent", "sessions", "--w--", $"2026-03-04T05-06-07-000Z_{Id}.jsonl"), [header, .. lines]);

    private void WriteAt(string path, params string[] lines)
    {
        string file = _home.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, lines);
    }

    private FoundConversation Found() => Assert.Single(_reader.Find(new AgentHome(_home.Path, static _ => null)));

    private ConversationFacts Facts() => _reader.ReadFacts(Found(), _warnings.Add);

    private Message[] Messages() => [.. _reader.ReadMessages(Found(), _warnings.Add)];

    private string Words() => string.Join(' ', Messages().Where(message => message.IsSpoken).SelectMany(message => message.Parts.OfType<TextPart>()).Select(part => part.Text));
}
