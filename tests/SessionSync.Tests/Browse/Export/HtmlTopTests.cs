using System.Xml.Linq;
using SessionSync.Browse.Export;
using SessionSync.Cli.Output;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

public sealed class HtmlTopTests : IDisposable
{
    private readonly ExportHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_prompts_lead_to_their_messages()
    {
        XElement nav = Body(
            FakeConversation.Say("Fix <b>\nit"),
            FakeConversation.Of(Role.Assistant, new TextPart("Done")),
            FakeConversation.Say("reminder") with { IsMeta = true },
            FakeConversation.Of(Role.User, new ToolResultPart("c", "answer")),
            FakeConversation.Of(Role.User, new ImagePart("image/png", "iVBORw0KGgo=")),
            FakeConversation.Say(new string('x', 200))).Descendants("nav").Single();

        Assert.Equal("3 prompts", nav.Descendants("summary").Single().Value);
        Assert.Equal([("#m1", "Fix <b> it"), ("#m5", "Image"), ("#m6", new string('x', 119) + "…")], nav.Descendants("a").Select(static link => (link.Attribute("href")!.Value, link.Value)));
        Assert.NotNull(nav.Element("details")!.Attribute("open"));
    }

    [Fact]
    public void Many_prompts_are_folded_and_one_needs_no_list()
    {
        Assert.Null(Body([.. Enumerable.Repeat(FakeConversation.Say("Again"), 13)]).Descendants("nav").Single().Element("details")!.Attribute("open"));
        Assert.Empty(Body(FakeConversation.Say("Once")).Descendants("nav"));
    }

    [Fact]
    public async Task Tokens_and_cost_are_told_where_they_are_known()
    {
        Message answer = FakeConversation.Of(Role.Assistant, new TextPart("Hi")) with { Model = "claude-sonnet-4-5", Tokens = new TokenUsage(1_000_000, 0, 0, 0) };
        _home.Add(new FakeConversation("one", FakeConversation.Say("Hello"), answer, FakeConversation.Of(Role.Assistant, new ToolCallPart("c", "Bash", "{}")) with { Model = "claude-sonnet-4-5", Tokens = new TokenUsage(1_000_000, 0, 0, 0) }));

        Assert.Equal(ExitCode.Success, await _home.RunAsync("-f", "html", "--no-tools"));

        Assert.Matches(@"^\$6\.00 and more by the list prices of 20\d\d-\d\d-\d\d, without sub-agents$", Fact("one", "Cost").Single().Value);
        Assert.Equal("1 in, 2 out, 3 read from the cache, 4 written to it", Fact("one", "Tokens").Single().Value);
    }

    [Fact]
    public void Nothing_is_told_of_a_cost_that_is_not_known() => Assert.DoesNotContain("Cost", Body(FakeConversation.Say("Hello")).Descendants("dt").Select(static name => name.Value));

    [Fact]
    public async Task A_session_and_its_sub_agents_lead_to_each_other()
    {
        _home.Add(Family("main", "Main <work>", null, false)).Add(Family("sub-1", "First help", "main", true)).Add(Family("sub-2", "Second help", "main", true))
            .Add(Family("fork", "Another way", "main", false));

        Assert.Equal(ExitCode.Success, await _home.RunAsync("-f", "html"));

        Assert.Equal([PageOf("sub-1"), PageOf("sub-2")], Links("main", "Sub-agents"));
        Assert.Equal(["First help", "Second help"], Fact("main", "Sub-agents").Select(static page => page.Value));
        Assert.Equal([PageOf("fork")], Links("main", "Forks"));
        Assert.Equal([PageOf("main")], Links("sub-2", "Started by"));
        Assert.Equal("Main <work>", Fact("fork", "Forked from").Single().Value);
        Assert.Equal([PageOf("main")], Links("fork", "Forked from"));
    }

    [Fact]
    public async Task A_page_that_was_made_before_is_led_to_and_one_that_is_not_there_is_not()
    {
        _home.Add(Family("main", "Main", null, false)).Add(Family("sub", "Help", "main", true)).Add(Family("silent", "Silent", "main", true) with { Messages = [] });

        await _home.RunAsync("-f", "html", "sub");
        Assert.Equal("main", Fact("sub", "Started by").Single().Value);
        Assert.Empty(Links("sub", "Started by"));

        await _home.RunAsync("-f", "html", "main");
        Assert.Equal([PageOf("sub")], Links("main", "Sub-agents"));

        await _home.RunAsync("-f", "html", "sub");
        Assert.Equal([PageOf("main")], Links("sub", "Started by"));
    }

    [Fact]
    public async Task Hostile_ids_and_titles_lead_nowhere_else()
    {
        const string Id = "\"><script>alert(1)</script>../../x";
        _home.Add(Family(Id, Id, null, false)).Add(Family($"{Id}2", "</dd><meta name=\"session\" content=\"x\">", Id, true)).Add(Family("self", "Self", "self", true));

        Assert.Equal(ExitCode.Success, await _home.RunAsync("-f", "html"));

        Assert.Equal([PageOf($"{Id}2")], Links(Id, "Sub-agents"));
        Assert.Empty(Links("self", "Started by"));
        Assert.All(_home.Files, name =>
        {
            string page = File.ReadAllText(Path.Combine(_home.Output, name));
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.Equal(["article", "body", "div", "main"], ((string[])["article", "body", "div", "main"]).Where(element => page.Contains($"<{element}", StringComparison.Ordinal) || name == "index.html"));
            Assert.All(PageReading.Body(page).Descendants("a").Select(static link => link.Attribute("href")!.Value), address => Assert.True(
                address.StartsWith('#') || _home.Files.Contains(Uri.UnescapeDataString(address)), address));
        });
    }

    [Fact]
    public async Task A_page_that_stands_alone_leads_to_no_other()
    {
        _home.Add(Family("main", "Main", null, false)).Add(Family("sub", "Help", "main", true));

        Assert.Equal(ExitCode.Success, await _home.RunAsync("-f", "html", "sub", "-o", "-"));

        Assert.DoesNotContain("index.html", _home.Out, StringComparison.Ordinal);
        Assert.Contains("<dt>Started by</dt><dd>main</dd>", _home.Out, StringComparison.Ordinal);
    }

    private static FakeConversation Family(string id, string title, string? parent, bool isSubagent) =>
        new(id, FakeConversation.Say(title)) { Title = title, ParentId = parent, IsSubagent = isSubagent };

    private static XElement Body(params Message[] messages) => PageReading.Body(Documents.Write(ExportFormat.Html, [.. messages]));

    private string PageOf(string id) => _home.Files.Single(name => ExportName.IsOf(name, ExportName.IdentityOf(new FakeConversation(id).Key), ExportFormat.Html));

    private XElement[] Fact(string id, string name)
    {
        XElement[] facts = [.. PageReading.Body(File.ReadAllText(Path.Combine(_home.Output, PageOf(id)))).Element("dl")!.Elements()];
        return [.. facts.SkipWhile(fact => fact.Name != "dt" || fact.Value != name).Skip(1).TakeWhile(static fact => fact.Name == "dd")];
    }

    private string[] Links(string id, string name) => [.. Fact(id, name).Elements("a").Select(static link => Uri.UnescapeDataString(link.Attribute("href")!.Value))];
}
