using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Support;
using static SessionSync.Tests.Agents.Gemini.GeminiHomeListing;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>Which sessions of Gemini CLI belong to a project, and where they go on another machine.</summary>
public sealed class GeminiListingTests
{
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Project)));

    [Theory]
    [InlineData("plain", "/workspaces/demo", "8e57002d-16de-4456-9c65-1bb161f9e655", "")]
    [InlineData("tools", "/workspaces/demo", First, "")]
    [InlineData("resumed-other-path", "/home/u/demo", First, "")]
    [InlineData("subagent", "/workspaces/demo", Second, " subagents/434a7305-3390-47c2-858b-b9f1a6ac59f5.jsonl")]
    [InlineData("json-0.20.2", "/workspaces/demo", "b47c99a4-f36a-4c60-ac9c-91a70586e7e2", "document")]
    [InlineData("handwritten-minimal", "/home/u/demo", "f4d28dd8-d963-4c9e-96b1-8cc7de6a8a5d", "")]
    public async Task The_sessions_of_a_home_are_found_with_their_files(string fixture, string project, string id, string files)
    {
        Inventory inventory = await ListedHome.ReadAsync(Agent, ListedHome.Fixture("gemini", fixture), project);

        Assert.Empty(inventory.Problems);
        SessionEntry session = Assert.Single(inventory.Sessions, static session => session.IsConversation);
        Assert.Equal((id, ""), (session.Key.Id, session.Place));
        Assert.Equal(files.Split(' '), session.Files.Select(file => file.Name));
        Assert.NotNull(session.Head);
        Assert.Empty((await ListedHome.ReadAsync(Agent, ListedHome.Fixture("gemini", fixture), "/workspaces/another")).Sessions);
    }

    [Theory]
    [InlineData("plain", "first plain question")]
    [InlineData("handwritten-minimal", "HW-USER-1")]
    [InlineData("json-0.20.2", "[[tools]] old gemini")]
    public void The_first_prompt_is_the_title_where_there_is_no_summary(string fixture, string title)
    {
        string path = Directory.EnumerateFiles(ListedHome.Fixture("gemini", fixture), "session-*", SearchOption.AllDirectories).Single();
        using FileStream chat = File.OpenRead(path);

        Assert.Equal(title, Agent.ReadTitle(chat));
    }

    [Theory]
    [InlineData(Project, "")]
    [InlineData(Project + "/web/front end", "web/front end")]
    [InlineData(Project + "-2", null)]
    [InlineData("/workspaces/My_Project", null)]
    [InlineData("", null)]
    public void A_marker_says_whose_a_folder_is_whatever_its_name(string owner, string? place)
    {
        SessionEntry[] sessions = Found(Marker("my-project", owner), Chat("tmp/my-project/chats/session-a.jsonl", First));

        Assert.Equal(place is null ? [] : [place], sessions.Select(session => session.Place));
    }

    [Fact]
    public void Without_a_marker_the_registry_the_hash_or_the_projects_name_says_it()
    {
        ListedFile slug = Chat("tmp/my-project/chats/session-a.jsonl", First);
        ListedFile other = Chat("tmp/my-project-1/chats/session-a.jsonl", Second);
        ListedFile hash = Chat($"tmp/{s_hash}/chats/session-a.json", First);

        Assert.Equal("tmp/my-project", Assert.Single(Found(slug, other)).Folder);
        Assert.Equal("tmp/my-project-1", Assert.Single(Found(slug, other, Registry(Project, "my-project-1"))).Folder);
        Assert.Equal("tmp/my-project-1", Assert.Single(Found(slug, other, Marker("my-project-1", Project))).Folder);
        Assert.Equal($"tmp/{s_hash}", Assert.Single(Found(hash, other)).Folder);
        Assert.Empty(Found(Chat("tmpx/my-project/chats/session-a.jsonl", First), Chat("tmp/my-project/session-a.jsonl", Second)));
    }

    [Fact]
    public void What_a_client_left_behind_is_no_part_of_a_session()
    {
        SessionEntry session = Assert.Single(Found(
            Marker("f", Project),
            Chat("tmp/f/chats/session-2026-11-20T06-59-fd8745dd.jsonl", First, 1000),
            Chat("tmp/f/chats/session-2026-11-20T06-50-fd8745dd.jsonl", First, 14000),
            Chat("tmp/f/chats/session-2026-11-20T06-50-fd8745dd.json", First, 20000),
            Side("tmp/f/logs.json"),
            Side("tmp/f/checkpoint-x.json"),
            Side($"tmp/f/{First}/plans/plan.md")));

        Assert.Equal(
            [("", "tmp/f/chats/session-2026-11-20T06-50-fd8745dd.jsonl", FileKind.Records), ("document", "tmp/f/chats/session-2026-11-20T06-50-fd8745dd.json", FileKind.Document)],
            session.Files.Select(file => (file.Name, file.Path, file.Kind)));
    }

    [Fact]
    public void A_journal_in_which_nothing_was_said_is_no_session()
    {
        ListedFile stub = Chat("tmp/f/chats/session-2026-11-20T06-59-fd8745dd.jsonl", First, 1000) with { Head = null };
        ListedFile large = stub with { Stamp = new FileStamp(100_000, 1000) };

        Assert.Empty(Found(Marker("f", Project), stub));

        // Its last message is so long that no end of it was seen.
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), Assert.Single(Found(Marker("f", Project), large)).Head);
    }

    /// <summary>Its time is the header's: no record tells one.</summary>
    [Fact]
    public void A_journal_that_was_cut_in_its_first_message_is_a_session_still()
    {
        ListedFile cut = Chat("tmp/f/chats/session-2026-11-20T06-59-fd8745dd.jsonl", First, 1000) with { Head = null, IsCut = true };

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), Assert.Single(Found(Marker("f", Project), cut)).Head);
    }

    [Fact]
    public async Task What_is_left_of_a_session_that_a_client_deleted_is_no_version_of_it()
    {
        using var home = new TemporaryFolder();
        string stub = Directory.EnumerateFiles(ListedHome.Fixture("gemini", "resumed-other-path"), "*06-59*.jsonl", SearchOption.AllDirectories).Single();
        Directory.CreateDirectory(home.File(".gemini", "tmp", "demo", "chats"));
        File.Copy(stub, home.File(".gemini", "tmp", "demo", "chats", Path.GetFileName(stub)));

        Assert.DoesNotContain((await ListedHome.ReadAsync(Agent, home.Path, "/home/u/demo")).Sessions, session => session.Key.Id == First);
    }

    [Fact]
    public void Sub_agents_and_what_tools_printed_belong_to_their_session()
    {
        ListedFile[] sides = [Side($"tmp/f/chats/{First}/{Second}.jsonl"), Side($"tmp/f/tool-outputs/session-{First}/shell_1.txt"), Side($"tmp/f/tool-outputs/session-{Second}/a/b.txt")];
        SessionEntry[] sessions = Found([Marker("f", Project), Chat("tmp/f/chats/session-a.jsonl", First), .. sides]);

        Assert.Equal([(Second, false), (First, true)], sessions.Select(session => (session.Key.Id, session.IsConversation)));
        Assert.Equal(
            [("", FileKind.Records), ($"subagents/{Second}.jsonl", FileKind.Records), ("tool-outputs/shell_1.txt", FileKind.Whole)],
            sessions[1].Files.Select(file => (file.Name, file.Kind)));
        Assert.Equal(
            sides.Select(side => side.Path).Order(StringComparer.Ordinal),
            sessions.SelectMany(session => session.Files.Where(file => !file.IsTranscript).Select(file => Agent.PathFor("tmp/f", session, file.Name))).Order(StringComparer.Ordinal));
        Assert.False(Assert.Single(Found(Marker("f", Project), Chat("tmp/f/chats/session-a.jsonl", First, kind: "subagent"))).IsConversation);
    }

    [Fact]
    public void A_session_in_two_folders_is_told_unless_one_is_what_an_older_client_had()
    {
        ListedFile[] files = [Marker("f", Project), Chat("tmp/f/chats/session-a.jsonl", First, 10), Chat($"tmp/{s_hash}/chats/session-a.json", First, 20)];
        ListedFile[] both = [.. files, Marker("g", Project), Chat("tmp/g/chats/session-a.jsonl", First, 30)];

        Assert.Empty(Interpret([.. files]).Problems);
        Assert.Equal("tmp/f", Assert.Single(Found([.. files])).Folder);
        Assert.Contains("the one in f is left as it is", Assert.Single(Interpret([.. both]).Problems), StringComparison.Ordinal);
        Assert.Equal("tmp/g", Assert.Single(Found([.. both.Reverse()])).Folder);
    }

    [Fact]
    public void A_session_goes_to_the_folder_that_the_place_has_already()
    {
        // Neither has a session in it.
        Inventory inventory = Interpret(Side($"tmp/{s_hash}/logs.json"), Marker("known", Project), Marker("below", Project + "/web"), Marker("another", "/a"));

        Assert.Equal([("below", "web"), ("known", ""), (s_hash, "")], inventory.Sessions.Select(session => (session.Folder["tmp/".Length..], session.Place)));
        Assert.All(inventory.Sessions, static session => Assert.False(session.IsConversation));
        Assert.Empty(inventory.Sessions.SelectMany(session => session.Files));
        var known = new KnownFolders([], inventory.Sessions.DistinctBy(session => session.Place).ToImmutableDictionary(session => session.Place, session => session.Folder));
        Assert.Equal("tmp/known", Agent.FolderFor(Project, Foreign(""), known));
        Assert.Equal("tmp/below", Agent.FolderFor(Project, Foreign("web"), known));
    }

    [Fact]
    public void A_new_folder_has_a_name_that_no_other_project_has_and_a_marker()
    {
        string folder = Agent.FolderFor(Project, Foreign("Web UI!"), KnownFolders.None);

        Assert.Matches("^tmp/web-ui-[0-9a-f]{8}$", folder);
        Assert.NotEqual(folder, Agent.FolderFor("/elsewhere", Foreign("Web UI!"), KnownFolders.None));
        Assert.Equal(new FolderMarker($"{folder}/.project_root", Project + "/Web UI!"), Agent.MarkerFor(Project, "Web UI!", folder));
        Assert.Null(Agent.MarkerFor(Project, "", $"tmp/{s_hash}"));
        Assert.Matches("^tmp/project-[0-9a-f]{8}$", Agent.FolderFor("/home/日本", Foreign(""), KnownFolders.None));
    }

    [Theory]
    [InlineData("session-2026-11-20T06-50-fd8745dd.jsonl", "session-2026-11-20T06-50-47fe6fdc.jsonl")]
    [InlineData("session-mine.jsonl", "session-2000-01-01T00-00-47fe6fdc.jsonl")]
    public void The_name_of_a_file_tells_the_beginning_of_the_id(string name, string copied)
    {
        SessionEntry session = Foreign("") with { Files = [new SessionFile("", $"tmp/x/chats/{name}", new FileStamp(1, 1), FileKind.Records)] };

        Assert.Equal($"tmp/f/chats/{copied}", Agent.PathFor("tmp/f", session with { Key = new SessionKey(Agent.Id, Second) }, ""));
    }

    [Fact]
    public void A_path_with_characters_that_json_escapes_is_found_by_its_marker_only()
    {
        Assert.Equal(5, Agent.ScopeOf("/home/ü x*").HeaderKeys.Length);
        Assert.All((string[])["/a\"b", "/a\\b", "/a\nb"], path => Assert.Equal(4, Agent.ScopeOf(path).HeaderKeys.Length));
    }

    private static SessionEntry Foreign(string place) => new(
        new SessionKey(Agent.Id, First), place, "tmp/x", [new SessionFile("", "tmp/x/chats/session-2026-11-20T06-50-fd8745dd.jsonl", new FileStamp(1, 1), FileKind.Records)], null);
}
