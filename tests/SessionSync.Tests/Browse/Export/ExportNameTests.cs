using SessionSync.Browse.Export;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Browse.Export;

public sealed class ExportNameTests
{
    [Fact]
    public void A_name_tells_time_agent_id_and_title() => Assert.Matches(
        "^20261120T101500Z-claude-code-3f2b8c1e-[0-9a-f]{6}-fix-the-login\\.md$", NameOf(new FakeConversation("3f2b8c1e-77aa", [])));

    [Fact]
    public void The_time_zone_of_a_message_does_not_matter() => Assert.Equal(
        NameOf(new FakeConversation("id", [])), NameOf(new FakeConversation("id", []) { StartedAt = FakeConversation.Start.ToOffset(TimeSpan.FromHours(9)) }));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/home/u/.pi/agent/sessions/x.jsonl")]
    [InlineData("a\0b")]
    [InlineData("")]
    [InlineData("....")]
    [InlineData("C:\\x")]
    [InlineData("é😀")]
    public void Nothing_of_an_id_or_a_title_leaves_the_folder(string text) =>
        Assert.Matches("^20261120T101500Z-claude-code-[a-zA-Z0-9-]*(-é)?\\.md$", NameOf(new FakeConversation(text, []) { Title = text }));

    [Theory]
    [InlineData("Café naïve re\u0301sumé", "café-naïve-re\u0301sumé")]
    [InlineData("修复登录 bug", "修复登录-bug")]
    [InlineData("שלום עולם", "שלום-עולם")]
    [InlineData("हिन्दी में", "हिन्दी-में")]
    [InlineData("half \ud83d 😀 end", "half-end")]
    public void Titles_keep_the_letters_of_their_script(string title, string slug) =>
        Assert.EndsWith($"-{slug}.md", NameOf(new FakeConversation("id", []) { Title = title }), StringComparison.Ordinal);

    [Fact]
    public void Sessions_whose_ids_begin_alike_have_names_of_their_own() =>
        Assert.NotEqual(NameOf(new FakeConversation("019a1234-0001", [])), NameOf(new FakeConversation("019a1234-0002", [])));

    [Fact]
    public void A_session_knows_its_files_whatever_their_time_and_title()
    {
        string identity = ExportName.IdentityOf(new SessionKey(FakeReader.Name, "3f2b8c1e"));
        string now = NameOf(new FakeConversation("3f2b8c1e", []));
        string before = NameOf(new FakeConversation("3f2b8c1e", []) { Title = null, StartedAt = null });
        Assert.StartsWith("undated-claude-code-", before, StringComparison.Ordinal);
        Assert.True(ExportName.IsOf(now, identity, ExportFormat.Markdown));
        Assert.True(ExportName.IsOf(before, identity, ExportFormat.Markdown));
        Assert.False(ExportName.IsOf(now, identity, ExportFormat.Html));
        Assert.False(ExportName.IsOf("notes-" + now, identity, ExportFormat.Markdown));
        Assert.False(ExportName.IsOf(NameOf(new FakeConversation("3f2b8c1e-2", [])), identity, ExportFormat.Markdown));
    }

    [Fact]
    public void Odd_clocks_give_names_too()
    {
        Assert.StartsWith("19700101T000000Z-", NameOf(new FakeConversation("x", []) { StartedAt = DateTimeOffset.UnixEpoch }), StringComparison.Ordinal);
        Assert.StartsWith("20991231T", NameOf(new FakeConversation("x", []) { StartedAt = new DateTimeOffset(2099, 12, 31, 0, 0, 0, TimeSpan.Zero) }), StringComparison.Ordinal);
    }

    private static string NameOf(FakeConversation conversation) => ExportName.Of(conversation.Session, ExportFormat.Markdown);
}
