using SessionSync.Agents.Contracts;
using SessionSync.Agents.Cursor;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Cursor;

/// <summary>Where versions of Cursor say which chats there are and of which project.</summary>
public sealed class CursorGenerationTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private const string Workspace = "b704b133813a826834af7942168b1c62";
    private const string Folder = """{"folder":"file:///home/me/my%20project"}""";
    private readonly TemporaryFolder _folder = new();
    private readonly CursorConversations _reader = new();

    private FoundConversation Found => Assert.Single(_reader.Find(new AgentHome(_folder.Path, static _ => null)));

    private ConversationFacts Facts => _reader.ReadFacts(Found, static _ => { });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tabs_of_the_first_generation_are_chats()
    {
        using (CursorStoreWriter writer = new(CursorStoreWriter.Workspace(_folder.Path, Workspace, Folder)))
        {
            writer.Item("workbench.panel.aichat.view.aichat.chatdata", new
            {
                tabs = (object[])
                [
                    new
                    {
                        tabId = Id,
                        chatTitle = "Of roofs",
                        lastSendTime = DraftMessage.Morning.ToUnixTimeMilliseconds(),
                        bubbles = (object[])
                        [
                            new { type = "user", id = "1", text = "Mend it", selections = (object[])[new { uri = new { path = "/roof.txt" }, text = "hole" }] },
                            new { type = "ai", id = "2", rawText = "Mended", modelType = "gpt-4" },
                            new { type = "ai", id = "3" },
                            7,
                        ],
                    },
                    new { tabId = "../up", bubbles = (object[])[] },
                ],
            });
        }

        Assert.Equal(DraftMessage.Morning.ToUnixTimeSeconds(), Found.Stamp.ModifiedSeconds);
        Assert.Equal(new ConversationFacts("Of roofs", CursorStoreWriter.Project, null, "gpt-4", 2, default, null, DraftMessage.Morning, null), Facts);
        Assert.Equal(
            [(Role.User, new TextPart("Mend it")), (Role.User, new AttachmentPart("/roof.txt", "hole")), (Role.Assistant, (Part)new TextPart("Mended"))],
            from message in _reader.ReadMessages(Found, static _ => { }) from part in message.Parts select (message.Role, part));
    }

    [Fact]
    public void A_workspace_of_the_second_generation_lists_its_chats()
    {
        WriteChat();
        using (CursorStoreWriter writer = new(CursorStoreWriter.Workspace(_folder.Path, Workspace, Folder)))
        {
            writer.Item("composer.composerData", new { allComposers = (object[])[new { composerId = Id, lastUpdatedAt = 1767323045000 }, 7] });
        }

        Assert.Equal(1767323045, Found.Stamp.ModifiedSeconds);
        Assert.Equal((CursorStoreWriter.Project, 2), (Facts.WorkingDirectory, Facts.Messages));
    }

    [Fact]
    public void A_global_value_of_the_third_generation_lists_chats_with_their_workspaces()
    {
        WriteChat(writer => writer.Item("composer.composerHeaders", new
        {
            allComposers = (object[])[new { composerId = Id, lastUpdatedAt = 1767323045000, workspaceIdentifier = new { id = "x", uri = new { path = CursorStoreWriter.Project } } }],
        }));

        Assert.Equal(1767323045, Found.Stamp.ModifiedSeconds);
        Assert.Equal((CursorStoreWriter.Project, 2), (Facts.WorkingDirectory, Facts.Messages));
    }

    [Theory]
    [InlineData(Folder, CursorStoreWriter.Project)]
    [InlineData("""{"folder":"vscode-remote://ssh-remote%2Bhost/home/me/my%20project"}""", CursorStoreWriter.Project)]
    [InlineData("""{"workspace":"file:///home/me/my%20project/all.code-workspace"}""", CursorStoreWriter.Project)]
    [InlineData("""{"folder":7}""", null)]
    [InlineData("""{"folder":"nowhere"}""", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public void A_global_table_of_the_fourth_generation_lists_chats_with_their_workspaces(string workspace, string? directory)
    {
        CursorStoreWriter.Workspace(_folder.Path, Workspace, workspace);
        WriteChat(writer => writer.Header(Id, Workspace));

        Assert.Equal(DraftMessage.Morning.AddHours(1).ToUnixTimeSeconds(), Found.Stamp.ModifiedSeconds);
        Assert.Equal((directory, 2), (Facts.WorkingDirectory, Facts.Messages));
    }

    [Theory]
    [InlineData("composer.composerData", """{"selectedComposerIds":["11111111-1111-4111-8111-111111111111",7]}""")]
    [InlineData("composer.composerData", """{"lastFocusedComposerIds":["../up","11111111-1111-4111-8111-111111111111"]}""")]
    [InlineData("workbench.panel.composerChatViewPane.11111111-1111-4111-8111-111111111111", "{}")]
    public void A_chat_that_only_a_window_tells_of_belongs_to_its_workspace(string key, string value)
    {
        WriteChat();
        using (CursorStoreWriter writer = new(CursorStoreWriter.Workspace(_folder.Path, Workspace, Folder)))
        {
            writer.Item(key, value);
        }

        Assert.Equal((CursorStoreWriter.Project, 2), (Facts.WorkingDirectory, Facts.Messages));
        Assert.Equal(DraftMessage.Morning.AddHours(1).ToUnixTimeSeconds(), Found.Stamp.ModifiedSeconds);
    }

    [Fact]
    public void A_list_knows_better_than_a_window_where_a_chat_belongs()
    {
        CursorStoreWriter.Workspace(_folder.Path, Workspace, Folder);
        WriteChat(writer => writer.Header(Id, Workspace));
        using (CursorStoreWriter writer = new(CursorStoreWriter.Workspace(_folder.Path, "aaaa1111", """{"folder":"file:///home/me/other"}""")))
        {
            writer.Item("composer.composerData", new { selectedComposerIds = (string[])[Id] });
        }

        Assert.Equal(CursorStoreWriter.Project, Facts.WorkingDirectory);
    }

    [Fact]
    public void A_workspace_with_a_name_that_leads_elsewhere_is_not_looked_for()
    {
        WriteChat(writer => writer.Header(Id, "../../../.."));
        File.WriteAllText(_folder.File("workspace.json"), Folder);

        Assert.Null(Facts.WorkingDirectory);
    }

    [Fact]
    public void A_chat_that_nothing_lists_is_found()
    {
        WriteChat();

        Assert.Equal(2, Facts.Messages);
    }

    [Fact]
    public void A_chat_that_was_emptied_is_none()
    {
        WriteChat(writer => writer.Run("UPDATE cursorDiskKV SET value = NULL"));

        Assert.Empty(_reader.Find(new AgentHome(_folder.Path, static _ => null)));
    }

    [Fact]
    public void The_folder_of_a_Mac_is_read()
    {
        WriteChat();
        Directory.CreateDirectory(_folder.File("Library", "Application Support", "Cursor"));
        Directory.Move(CursorStoreWriter.UserIn(_folder.Path), _folder.File("Library", "Application Support", "Cursor", "User"));

        Assert.Equal(2, Facts.Messages);
    }

    [Fact]
    public void A_running_Cursor_is_read_and_nothing_is_put_beside_its_databases()
    {
        using CursorStoreWriter writer = new(CursorStoreWriter.GlobalIn(_folder.Path));
        writer.Run("PRAGMA journal_mode = WAL");
        writer.Composer(Id, [.. DraftMessage.Talk("One", "Two").Select(CursorStoreWriter.Bubble)]);
        string[] before = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);

        Assert.Equal(2, Facts.Messages);

        Assert.Equal(before.Order(), Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order());
    }

    private void WriteChat(Action<CursorStoreWriter>? more = null)
    {
        using CursorStoreWriter writer = new(CursorStoreWriter.GlobalIn(_folder.Path));
        writer.Composer(Id, [.. DraftMessage.Talk("One", "Two").Select(CursorStoreWriter.Bubble)]);
        more?.Invoke(writer);
    }
}
