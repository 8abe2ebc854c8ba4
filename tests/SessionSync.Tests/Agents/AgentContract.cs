using System.Collections.Immutable;
using System.Text;
using SessionSync.Agents;
using SessionSync.Sessions;

namespace SessionSync.Tests.Agents;

/// <summary>What every agent does.</summary>
public abstract class AgentContract
{
    private const string Project = "/home/me/my.project";

    protected abstract IAgent Agent { get; }

    /// <summary>A transcript as a client writes it, with the time of its last message and the directory it was had in.</summary>
    protected abstract string Transcript(string sessionId, string workingDirectory, DateTimeOffset lastMessage);

    private static string NewId() => Guid.NewGuid().ToString();

    [Fact]
    public void Its_root_lies_below_a_folder_of_its_own_that_a_variable_moves()
    {
        Assert.Matches("^[A-Z][A-Z0-9_]*$", Agent.Root.EnvironmentVariable);
        Assert.All(new[] { Agent.Root.DefaultFolder, Agent.Root.SessionsFolder }, folder => Assert.False(Path.IsPathRooted(folder) || folder.Contains("..", StringComparison.Ordinal)));
        Assert.Matches("^[a-z][a-z-]*$", Agent.Id.Value);
        Assert.NotEmpty(Agent.DisplayName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("web/front.end")]
    public void A_session_is_found_again_where_its_place_says_it_belongs(string place)
    {
        string id = NewId();
        var key = new SessionKey(Agent.Id, id);
        string folder = Agent.FolderFor(Project, place, []);
        string path = Agent.PathFor(folder, key, SessionFile.Transcript);

        SessionEntry entry = Assert.Single(Interpret(Project, Listed(path, place.Length == 0 ? Project : $"{Project}/{place}")).Sessions);

        Assert.Equal((key, place, folder), (entry.Key, entry.Place, entry.Folder));
        Assert.Equal(path, entry.Transcript!.Path);
        Assert.StartsWith(Agent.ScopeOf(Project).FolderPrefix, folder, StringComparison.Ordinal);
        Assert.Matches("^[A-Za-z0-9-]*$", Agent.ScopeOf(Project).FolderPrefix);
    }

    [Fact]
    public void Sessions_of_another_project_are_left_out()
    {
        string other = Agent.PathFor(Agent.FolderFor("/home/me/another", "", []), new SessionKey(Agent.Id, NewId()), SessionFile.Transcript);

        Assert.Empty(Interpret(Project, Listed(other, "/home/me/another")).Sessions);
    }

    [Fact]
    public void A_name_that_leads_elsewhere_belongs_to_no_session()
    {
        string folder = Agent.FolderFor(Project, "", []);
        string id = NewId();
        string transcript = Agent.PathFor(folder, new SessionKey(Agent.Id, id), SessionFile.Transcript);
        string[] names = [$"{folder}/{id}/../../../x", $"{folder}/{id}//x", $"{folder}/{id}/line\nbreak", $"../{folder}/{id}.jsonl", $"/{folder}/{id}.jsonl"];

        Inventory inventory = Interpret(Project, [Listed(transcript, Project), .. names.Select(name => Listed(name, null))]);

        Assert.Equal([transcript], inventory.Sessions.SelectMany(session => session.Files).Select(file => file.Path));
        Assert.NotEmpty(inventory.Problems);
        Assert.All(inventory.Problems, problem => Assert.DoesNotContain('\n', problem));
    }

    [Fact]
    public void The_order_of_a_listing_does_not_matter()
    {
        string folder = Agent.FolderFor(Project, "", []);
        ListedFile[] files = [.. Enumerable.Range(0, 5).Select(_ => Listed(Agent.PathFor(folder, new SessionKey(Agent.Id, NewId()), SessionFile.Transcript), Project))];

        Assert.Equal(
            Interpret(Project, [.. files]).Sessions.Select(session => session.Key),
            Interpret(Project, [.. files.AsEnumerable().Reverse()]).Sessions.Select(session => session.Key));
    }

    [Fact]
    public void The_end_of_a_transcript_tells_its_last_message_and_directory()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        TranscriptTail tail = Tail(Encoding.UTF8.GetBytes(Transcript(NewId(), Project, at)));

        Assert.Equal(new TranscriptTail(at, Project), tail);
    }

    [Fact]
    public void A_transcript_that_breaks_off_anywhere_is_read_without_an_error()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Transcript(NewId(), Project, DateTimeOffset.UnixEpoch));

        Assert.All(Enumerable.Range(0, whole.Length), length =>
        {
            Assert.True(Tail(whole[..length]).Head is null or { Year: >= 1969 and <= 1970 });
            Assert.DoesNotContain('\n', Agent.ReadTitle(new MemoryStream(whole, 0, length)) ?? "");
        });
    }

    [Fact]
    public async Task A_merge_begins_with_all_of_the_older_version_and_has_every_line_of_the_newer_one()
    {
        if (!Agent.CanMerge)
        {
            // Such an agent's older branch is kept as a session of its own, which is none of its business.
            return;
        }

        string id = NewId();
        string common = Transcript(id, Project, DateTimeOffset.UnixEpoch);
        string older = common + Transcript(id, Project, DateTimeOffset.UnixEpoch.AddHours(1));
        string newer = common + Transcript(id, Project, DateTimeOffset.UnixEpoch.AddHours(2));
        using var merged = new MemoryStream();

        await Agent.MergeAsync(Stream(older), Stream(newer), new SessionKey(Agent.Id, id), merged, CancellationToken.None);

        string text = Encoding.UTF8.GetString(merged.ToArray());
        Assert.StartsWith(older, text, StringComparison.Ordinal);
        Assert.All(newer.Split('\n'), line => Assert.Contains(line, text, StringComparison.Ordinal));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(2), Tail(merged.ToArray()).Head);
    }

    private static ListedFile Listed(string path, string? workingDirectory) => new(path, new FileStamp(100, 1000), null, workingDirectory);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private Inventory Interpret(string project, params ImmutableArray<ListedFile> files) => Agent.Interpret(new Listing(files, []), project);

    private TranscriptTail Tail(byte[] transcript) => Agent.ReadTail(new MemoryStream(transcript));
}
