using System.Text;
using System.Text.Json.Nodes;
using SessionSync.Browse.Export;
using SessionSync.Cli.Output;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

public sealed class ExportCommandTests : IDisposable
{
    private readonly ExportHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("markdown", ".md")]
    [InlineData("json", ".json")]
    [InlineData("html", ".html")]
    [InlineData("toon", ".toon")]
    [InlineData("jsonl", ".jsonl")]
    public async Task Each_format_gives_a_file_that_only_its_owner_may_read(string format, string ending)
    {
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("Hello")));
        Assert.Equal(ExitCode.Success, await _home.RunAsync("-f", format));
        string file = Path.Combine(_home.Output, _home.Files[0]);
        Assert.EndsWith(ending, file, StringComparison.Ordinal);
        Assert.Contains("Hello", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal($"Exported 1 session to {file}\n", _home.Out);
    }

    [Fact]
    public async Task Of_several_sessions_the_folder_is_told()
    {
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("Hello"))).Add(new FakeConversation("4f2b8c1e", FakeConversation.Say("Hello")));
        Assert.Equal(ExitCode.Success, await _home.RunAsync());
        Assert.Equal($"Exported 2 sessions to {_home.Output}.\n", _home.Out);
    }

    [Fact]
    public async Task A_page_is_made_anew_when_those_that_it_leads_to_change()
    {
        _home.Add(new FakeConversation("main", FakeConversation.Say("Hello"))).Add(new FakeConversation("sub", FakeConversation.Say("Hi")) { ParentId = "main", IsSubagent = true, Title = "Old" });
        await _home.RunAsync("-f", "html");
        _home.Add(new FakeConversation("sub", FakeConversation.Say("Hi")) { ParentId = "main", IsSubagent = true, Title = "New", Size = 101 });
        await _home.RunAsync("-f", "html");
        string[] pages = [.. _home.Files.Where(static name => name != "index.html")];
        Assert.Equal(2, pages.Length);
        Assert.Contains(pages, page => File.ReadAllText(Path.Combine(_home.Output, page)).Contains($"href=\"{pages.Single(static name => name.Contains("-new", StringComparison.Ordinal))}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_default_folder_is_ignored_by_git_and_one_that_was_there_is_left_as_it_is()
    {
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("Hello")));
        await _home.RunAsync();
        Assert.Equal("*\n", File.ReadAllText(Path.Combine(_home.Output, ".gitignore")));
        string docs = Directory.CreateDirectory(Path.Combine(_home.Project, "docs")).FullName;
        await _home.RunAsync("-o", "docs");
        Assert.Equal([".md"], Directory.EnumerateFiles(docs).Select(Path.GetExtension));
        await _home.RunAsync("-o", "new/folder");
        Assert.True(File.Exists(Path.Combine(_home.Project, "new", "folder", ".gitignore")));
    }

    [Fact]
    public async Task A_default_folder_that_leads_elsewhere_is_refused()
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_home.Path, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(_home.Output, elsewhere);
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("Hello")));
        Assert.Equal(ExitCode.Refused, await _home.RunAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_file_is_replaced_and_not_followed()
    {
        string precious = Path.Combine(_home.Path, "precious");
        File.WriteAllText(precious, "mine");
        var conversation = new FakeConversation("3f2b8c1e", FakeConversation.Say("Hello"));
        Directory.CreateDirectory(_home.Output);
        File.CreateSymbolicLink(Path.Combine(_home.Output, ExportName.Of(conversation.Session, ExportFormat.Markdown)), precious);
        File.CreateSymbolicLink(Path.Combine(_home.Output, ".gitignore"), Path.Combine(_home.Path, "ignored"));
        _home.Add(conversation);
        Assert.Equal(ExitCode.Success, await _home.RunAsync());
        Assert.Equal("mine", File.ReadAllText(precious));
        Assert.False(File.Exists(Path.Combine(_home.Path, "ignored")));
        Assert.Contains("Hello", _home.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_title_or_time_replaces_the_file_and_touches_no_other()
    {
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("One"))).Add(new FakeConversation("3f2b8c1e-2", FakeConversation.Say("Two")));
        await _home.RunAsync();
        await _home.RunAsync("-f", "json");
        File.WriteAllText(Path.Combine(_home.Output, "notes.md"), "mine");
        Assert.Equal(5, _home.Files.Length);
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("One")) { Title = "Another", StartedAt = FakeConversation.Start.AddYears(-1), Size = 101 });
        await _home.RunAsync();
        Assert.Equal(5, _home.Files.Length);
        Assert.StartsWith("20251120T101500Z-claude-code-3f2b8c1e-", _home.Files[0], StringComparison.Ordinal);
        Assert.EndsWith("-another.md", _home.Files[0], StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_home.Output, "notes.md")));
    }

    [Fact]
    public async Task What_is_left_out_is_left_out_and_the_file_keeps_its_name()
    {
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("Said"), Documents.Every("deep"), FakeConversation.Of(Role.Tool, new ToolResultPart("c", "only"))));
        await _home.RunAsync();
        string[] before = _home.Files;
        await _home.RunAsync("--no-tools", "--no-thinking", "--no-attachments");
        Assert.Equal(before, _home.Files);
        string text = _home.Read();
        Assert.DoesNotContain("### Tool", text, StringComparison.Ordinal);
        Assert.DoesNotContain("### Thinking", text, StringComparison.Ordinal);
        Assert.DoesNotContain("### Attachment", text, StringComparison.Ordinal);
        Assert.DoesNotContain("only", text, StringComparison.Ordinal);
        Assert.Contains("Said", text, StringComparison.Ordinal);
        Assert.Contains("### Summary", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S2_A_message_whose_parent_is_left_out_answers_the_one_before_it()
    {
        _home.Add(new FakeConversation(
            "3f2b8c1e",
            FakeConversation.Say("Question") with { Id = "a", ParentId = "gone" },
            FakeConversation.Of(Role.Assistant, new ToolCallPart("c", "Bash", "{}")) with { Id = "b", ParentId = "a" },
            FakeConversation.Of(Role.Tool, new ToolResultPart("c", "x")) with { Id = "c", ParentId = "b" },
            FakeConversation.Of(Role.Assistant, new TextPart("Answer")) with { Id = "d", ParentId = "c" }));
        await _home.RunAsync("-f", "json", "--no-tools");
        Assert.Equal([("a", null), ("d", "a")], JsonNode.Parse(_home.Read())!["messages"]!.AsArray().Select(static message => ((string?)message!["id"], (string?)message["parent_id"])));
    }

    [Fact]
    public async Task One_session_that_cannot_be_read_does_not_stop_the_others()
    {
        _home.Add(new FakeConversation("bad", FakeConversation.Say("x")) { Failure = new UnauthorizedAccessException("Access is denied.") })
            .Add(new FakeConversation("damaged") { Warnings = [new ReadWarning("line 1", "it is no JSON")] })
            .Add(new FakeConversation("good", FakeConversation.Say("Hello")) { Warnings = [new ReadWarning("line 7", "it is no JSON")] })
            .Add(new FakeConversation("empty"));
        Assert.Equal(ExitCode.Partial, await _home.RunAsync());
        Assert.Contains("Hello", _home.Read(), StringComparison.Ordinal);
        Assert.Single(_home.Files);
        Assert.Contains("Access is denied", _home.Error, StringComparison.Ordinal);
        Assert.Contains("line 7: it is no JSON", _home.Error, StringComparison.Ordinal);
        Assert.Contains("Exported 1 session", _home.Out, StringComparison.Ordinal);
        Assert.Contains("1 had nothing to export; 2 failed.", _home.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_ids_stay_in_the_folder_and_let_others_be_exported()
    {
        foreach (string id in (string[])["../../escape", "/etc/passwd", "a/b/c", "..", "good"])
        {
            _home.Add(new FakeConversation(id, FakeConversation.Say("Hello")) { Title = "../../up", ParentId = "../../parent" });
        }

        Assert.Equal(ExitCode.Success, await _home.RunAsync("--format", "html"));
        Assert.Equal(6, _home.Files.Length);
        Assert.Equal(["app", "cache"], Directory.EnumerateFileSystemEntries(_home.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([".sessions"], Directory.EnumerateFileSystemEntries(_home.Project).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_id_may_be_cut_short_and_belong_to_any_project()
    {
        _home.Add(new FakeConversation("3f2b8c1e", FakeConversation.Say("One")) { Directory = "/elsewhere" }).Add(new FakeConversation("3f2c", FakeConversation.Say("Two")));
        Assert.Equal(ExitCode.Success, await _home.RunAsync("3f2b"));
        Assert.Contains("One", _home.Read(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _home.RunAsync("3f2"));
        Assert.Contains("sync-sessions export claude-code/3f2b8c1e", _home.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _home.RunAsync("zzz"));
        Assert.Contains("There is no session zzz", _home.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_session_can_be_printed()
    {
        _home.Add(new FakeConversation("one", FakeConversation.Say("Hello \u001b[31m"), FakeConversation.Of(Role.Assistant, new ToolCallPart("c", "Bash", "{}"))));

        Assert.Equal(ExitCode.Success, await _home.RunAsync("one", "-o", "-", "--no-tools"));

        Assert.StartsWith("---\nid: \"one\"\n", _home.Out, StringComparison.Ordinal);
        Assert.EndsWith("\nHello \u241b[31m\n", _home.Out, StringComparison.Ordinal);
        Assert.Empty(_home.Files);
    }

    [Theory]
    [InlineData("-o", "-")]
    [InlineData("-o", "-", "one", "two")]
    [InlineData("-o", "-", "one", "--watch")]
    [InlineData("-o", "-", "one", "-f", "jsonl")]
    public async Task What_cannot_be_told_apart_is_not_printed(params string[] arguments)
    {
        _home.Add(new FakeConversation("one", FakeConversation.Say("Hello")));

        Assert.Equal(ExitCode.Usage, await _home.RunAsync(arguments));
        Assert.Empty(_home.Out);
        Assert.Contains("--output - prints one session", _home.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branch_agent_and_subagents_choose()
    {
        _home.Add(new FakeConversation("one", FakeConversation.Say("One")) { Branch = "x" })
            .Add(new FakeConversation("two", FakeConversation.Say("Two")) { Branch = null })
            .Add(new FakeConversation("three", FakeConversation.Say("Three")) { Branch = "x", IsSubagent = true, ParentId = "one" });
        await _home.RunAsync("-b", "x", "--no-subagents");
        Assert.Contains("One", Assert.Single(_home.Files.Select((_, index) => _home.Read(index))), StringComparison.Ordinal);
        await _home.RunAsync("-b", "x", "-a", "claude");
        Assert.Equal(2, _home.Files.Length);
        await _home.RunAsync("-a", "all");
        Assert.Equal(3, _home.Files.Length);
        Assert.Equal(ExitCode.Usage, await _home.RunAsync("-a", "other"));
    }

    [Fact]
    public async Task The_schema_is_printed()
    {
        Assert.Equal(ExitCode.Success, await _home.RunAsync("--schema"));
        Assert.Equal(ConversationSchema.Read(), _home.Out);
        Assert.Empty(_home.Files);
    }

    [Fact]
    public async Task An_index_leads_to_every_page_of_the_folder()
    {
        _home.Add(new FakeConversation("one", FakeConversation.Say("One")) { Title = "First <b> & \"more\"" });
        await _home.RunAsync("-f", "html");
        _home.Add(new FakeConversation("two", FakeConversation.Say("Two")) { Title = "Second", StartedAt = FakeConversation.Start.AddDays(1) });
        await _home.RunAsync("-f", "html", "two");
        string index = File.ReadAllText(Path.Combine(_home.Output, "index.html"));
        Assert.Contains(">First &lt;b&gt; &amp; &quot;more&quot;</a>", index, StringComparison.Ordinal);
        Assert.True(index.IndexOf(">Second</a>", StringComparison.Ordinal) < index.IndexOf(">First", StringComparison.Ordinal));
        Assert.Contains("2026-11-20 10:15:00 UTC · claude-code · 1 message · /", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_not_ours_is_left_alone()
    {
        string site = Directory.CreateDirectory(Path.Combine(_home.Project, "site")).FullName;
        File.WriteAllText(Path.Combine(site, "index.html"), "<title>My site</title>");
        _home.Add(new FakeConversation("one", FakeConversation.Say("One")));
        Assert.Equal(ExitCode.Refused, await _home.RunAsync("-f", "html", "-o", "site"));
        Assert.Equal("<title>My site</title>", File.ReadAllText(Path.Combine(site, "index.html")));
    }

    [Fact]
    public async Task Text_is_UTF_8_whatever_the_locale()
    {
        _home.Add(new FakeConversation("one", FakeConversation.Say("😀 é")));
        await _home.RunAsync();
        byte[] file = File.ReadAllBytes(Path.Combine(_home.Output, _home.Files[0]));
        Assert.True(file.AsSpan().IndexOf(Encoding.UTF8.GetBytes("😀 é")) > 0);
        Assert.NotEqual(0xEF, file[0]);
    }
}
