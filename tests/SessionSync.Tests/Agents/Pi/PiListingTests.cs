using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Pi;

/// <summary>Which sessions of Pi belong to a project, and where they go on another machine.</summary>
public sealed class PiListingTests
{
    private const string First = "01a1f7b8-663a-743a-8f63-56e12f37d41b";
    private const string Second = "01a1f7c8-e951-74fa-999d-61caa696ed37";

    [Theory]
    [InlineData("plain", "/workspaces/demo", "01a1f7b7-f670-7011-ae03-7e6647509166")]
    [InlineData("tools", "/workspaces/demo", First)]
    [InlineData("compacted", "/workspaces/demo", "01a1f7b8-ce08-7308-ba94-c7fe3030d665")]
    [InlineData("forked-named", "/workspaces/demo", First, Second)]
    [InlineData("old-mariozechner-0.73.1", "/workspaces/demo", "01a1f7c9-c6c6-7200-9090-a61434035e5c")]
    [InlineData("handwritten-minimal", "/home/u/demo", "7e04477a-a947-48bc-b73a-fedfd97c8183")]
    [InlineData("handwritten-minimal", "/workspaces/demo")]
    public async Task The_sessions_of_a_home_are_found_by_their_headers(string fixture, string project, params string[] ids)
    {
        Inventory inventory = await ListedHome.ReadAsync(PiSession.Agent, ListedHome.Fixture("pi", fixture), project);

        Assert.Empty(inventory.Problems);
        Assert.Equal(ids, inventory.Sessions.Select(session => session.Key.Id));
        Assert.All(inventory.Sessions, session =>
        {
            Assert.Equal(("", $"--{project[1..].Replace('/', '-')}--"), (session.Place, session.Folder));
            Assert.Equal(project, session.Transcript!.Directory!.Text);
            Assert.NotNull(session.Head);
        });
    }

    [Theory]
    [InlineData("plain", "first plain question")]
    [InlineData("forked-named", "pi title")]
    [InlineData("handwritten-minimal", "HW-USER-1")]
    public void The_newest_name_is_the_title_and_else_the_first_prompt(string fixture, string title)
    {
        string path = Directory.EnumerateFiles(ListedHome.Fixture("pi", fixture), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        using FileStream transcript = File.OpenRead(path);

        Assert.Equal(title, PiSession.Agent.ReadTitle(transcript));
    }

    [Theory]
    [InlineData("/home/me/my.project", "")]
    [InlineData("/home/me/my.project/web/front end", "web/front end")]
    [InlineData("/home/me/my.project-2", null)]
    [InlineData("/home/me/my.project/../other", null)]
    [InlineData("/home/me/my", null)]
    [InlineData("/workspaces/my.project", null)]
    [InlineData("", null)]
    public void The_header_alone_says_where_a_session_was_had(string directory, string? place)
    {
        // The folder's name fits /home/me/my.project as well as /home/me/my/project: it tells nothing.
        Inventory inventory = PiSession.Interpret(PiSession.Listed($"--home-me-my.project--/a_{First}.jsonl", First, directory));

        Assert.Equal(place is null ? [] : [place], inventory.Sessions.Select(session => session.Place));
        Assert.Empty(inventory.Problems);
    }

    [Fact]
    public void A_file_that_does_not_begin_like_a_session_is_none()
    {
        ListedFile session = PiSession.Listed($"--x--/a_{First}.jsonl", First, PiSession.Project);
        HeaderValue? odd = new("message", 0, 0);

        Assert.Empty(PiSession.Interpret(session with { Header = [] }).Sessions);
        Assert.Empty(PiSession.Interpret(session with { Header = session.Header.SetItem(0, odd) }).Sessions);
        Assert.Empty(PiSession.Interpret(session with { Header = session.Header.SetItem(2, null) }).Sessions);
        Assert.Empty(PiSession.Interpret(PiSession.Listed("--x--/a.jsonl", "../../etc", PiSession.Project)).Sessions);
        Assert.Empty(PiSession.Interpret(PiSession.Listed("--x--/deep/a.jsonl", First, PiSession.Project)).Sessions);
    }

    [Fact]
    public void Of_two_files_with_one_session_the_fuller_one_is_used_and_the_other_told()
    {
        ListedFile small = PiSession.Listed("--a--/one.jsonl", First, PiSession.Project, 10);
        ListedFile large = PiSession.Listed("--b--/two.jsonl", First, PiSession.Project, 20);

        Assert.All((ListedFile[][])[[small, large], [large, small]], files =>
        {
            Inventory inventory = PiSession.Interpret([.. files]);
            Assert.Equal(large.Path, Assert.Single(inventory.Sessions).Transcript!.Path);
            Assert.Contains("--a--/one.jsonl is left as it is", Assert.Single(inventory.Problems), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_session_keeps_its_file_name_in_the_folder_of_its_place()
    {
        var foreign = new SessionEntry(
            new SessionKey(PiSession.Agent.Id, First), "web/ui", "--x--", [new SessionFile("", $"--x--/2026-11-20T06-50-19-579Z_{First}.jsonl", new FileStamp(1, 1), FileKind.Records)], null);
        string folder = PiSession.Agent.FolderFor("/home/u/de:mo x", foreign, KnownFolders.None);

        Assert.Equal("--home-u-de-mo x-web-ui--", folder);
        Assert.Equal($"{folder}/2026-11-20T06-50-19-579Z_{First}.jsonl", PiSession.Agent.PathFor(folder, foreign, ""));
        Assert.Equal($"{folder}/2000-01-01T00-00-00-000Z_{First}.jsonl", PiSession.Agent.PathFor(folder, foreign with { Files = [] }, ""));
        Assert.True(PiSession.Agent.ScopeOf("/home/u/de:mo x").Lists(folder));
    }

    [Fact]
    public async Task Where_a_variable_names_the_root_sessions_lie_flat_in_it()
    {
        using var home = new TemporaryFolder();
        string name = $"2026-03-04T05-06-07-000Z_{First}.jsonl";
        await File.WriteAllTextAsync(home.File(name), PiSession.Header(First, PiSession.Project));
        await File.WriteAllTextAsync(home.File($"2026-03-04T05-06-07-000Z_{Second}.jsonl"), PiSession.Header(Second, "/elsewhere"));

        Inventory inventory = await ListedHome.ReadAsync(PiSession.Agent, "/nowhere", PiSession.Project, ("PI_CODING_AGENT_SESSION_DIR", home.Path));

        SessionEntry session = Assert.Single(inventory.Sessions);
        Assert.Equal((First, "", name), (session.Key.Id, session.Folder, session.Transcript!.Path));
        KnownFolders known = KnownFolders.None with { Names = [""] };
        Assert.Equal(name, PiSession.Agent.PathFor(PiSession.Agent.FolderFor("/home/u/demo", session, known), session, ""));
    }
}
