using System.Collections.Immutable;
using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents;

/// <summary>What every agent does.</summary>
public abstract class AgentContract
{
    private const string Project = "/home/me/my.project";

    protected abstract IAgent Agent { get; }

    /// <summary>A transcript as a client writes it, with the time of its last message and the directory it was held in.</summary>
    protected abstract string Transcript(string sessionId, string workingDirectory, DateTimeOffset lastMessage);

    /// <summary>A session that is a transcript and nothing else, as another machine holds it.</summary>
    protected abstract SessionEntry Foreign(string sessionId, string place);

    /// <summary>What a listing tells of a session that was held in a directory.</summary>
    protected abstract IEnumerable<ListedFile> Listed(string path, string sessionId, string workingDirectory);

    private static string NewId() => Guid.NewGuid().ToString();

    [Fact]
    public void Its_root_lies_below_a_folder_of_its_own_that_a_variable_moves()
    {
        Assert.All(Agent.Root.Variables, variable => Assert.Matches("^[A-Z][A-Z0-9_]*$", variable));
        Assert.All(
            new[] { Agent.Root.DefaultFolder, Agent.Root.SessionsFolder, Agent.Root.MovedFolder },
            folder => Assert.False(Path.IsPathRooted(folder) || folder.Contains("..", StringComparison.Ordinal)));
        Assert.Matches("^[a-z][a-z-]*$", Agent.Id.Value);
        Assert.NotEmpty(Agent.DisplayName);
    }

    [Fact]
    public void What_it_lists_can_be_asked_for_in_one_line()
    {
        foreach (ListingScope scope in (ListingScope[])[Agent.WholeScope, Agent.ScopeOf(Project), Agent.ScopeOf("/a \"b\"\nc/ü*")])
        {
            Assert.All(scope.Prefixes, prefix => Assert.Matches("^[A-Za-z0-9._-]+$", prefix));
            Assert.All(scope.Patterns, pattern => Assert.Matches("^[A-Za-z0-9._*-]+$", pattern));
            Assert.All(scope.TailKeys, key => Assert.Matches("^[A-Za-z_]+$", key));
            Assert.DoesNotContain(scope.HeaderKeys, key => key.Contains('\n', StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("web/front.end")]
    public void A_session_is_found_again_where_its_place_says_it_belongs(string place)
    {
        SessionEntry foreign = Foreign(NewId(), place);
        string folder = Agent.FolderFor(Project, foreign, KnownFolders.None);
        string path = Agent.PathFor(folder, foreign, SessionFile.Transcript);

        SessionEntry entry = Assert.Single(
            Interpret(Project, [.. Listed(path, foreign.Key.Id, place.Length == 0 ? Project : $"{Project}/{place}")]).Sessions, static one => one.IsConversation);

        Assert.Equal((foreign.Key, place, folder), (entry.Key, entry.Place, entry.Folder));
        Assert.Equal(path, entry.Transcript!.Path);
        Assert.True(Agent.ScopeOf(Project).Lists(folder.Split('/')[0]));
        Assert.True(Agent.ScopeOf(Project).Reads(path));
    }

    [Fact]
    public void Sessions_of_another_project_are_left_out()
    {
        SessionEntry foreign = Foreign(NewId(), "");
        string path = Agent.PathFor(Agent.FolderFor("/home/me/another", foreign, KnownFolders.None), foreign, SessionFile.Transcript);

        Assert.Empty(Interpret(Project, [.. Listed(path, foreign.Key.Id, "/home/me/another")]).Sessions);
    }

    [Fact]
    public void The_directory_of_a_session_is_told()
    {
        SessionEntry foreign = Foreign(NewId(), "");
        string path = Agent.PathFor(Agent.FolderFor(Project, foreign, KnownFolders.None), foreign, SessionFile.Transcript);

        Assert.Contains(Project, Listed(path, foreign.Key.Id, Project).Select(Agent.WorkingDirectoryOf));
    }

    [Fact]
    public void A_name_that_leads_elsewhere_belongs_to_no_session()
    {
        SessionEntry foreign = Foreign(NewId(), "");
        string folder = Agent.FolderFor(Project, foreign, KnownFolders.None);
        string transcript = Agent.PathFor(folder, foreign, SessionFile.Transcript);
        string name = transcript[(transcript.LastIndexOf('/') + 1)..];
        string[] names = [$"{folder}/../../../{name}", $"{folder}//{name}", $"{folder}/line\nbreak/{name}", $"../{transcript}", $"/{transcript}"];

        Inventory inventory = Interpret(Project, [.. Listed(transcript, foreign.Key.Id, Project), .. names.SelectMany(odd => Listed(odd, NewId(), Project))]);

        Assert.Equal([transcript], inventory.Sessions.SelectMany(session => session.Files).Select(file => file.Path));
        Assert.NotEmpty(inventory.Problems);
        Assert.All(inventory.Problems, problem => Assert.DoesNotContain('\n', problem));
    }

    [Fact]
    public void The_order_of_a_listing_does_not_matter()
    {
        SessionEntry[] foreign = [.. Enumerable.Range(0, 5).Select(_ => Foreign(NewId(), ""))];
        ListedFile[] files = [.. foreign.SelectMany(one => Listed(Agent.PathFor(Agent.FolderFor(Project, one, KnownFolders.None), one, SessionFile.Transcript), one.Key.Id, Project))];

        Assert.Equal(
            Interpret(Project, [.. files]).Sessions.Select(session => session.Key),
            Interpret(Project, [.. files.AsEnumerable().Reverse()]).Sessions.Select(session => session.Key));
    }

    [Fact]
    public void The_end_of_a_transcript_tells_its_last_message_and_directory()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        TranscriptTail tail = Tail(Encoding.UTF8.GetBytes(Transcript(NewId(), Project, at)));

        Assert.Equal(new TranscriptTail(at, Agent.WholeScope.TailKeys.Length > 1 ? Project : null), tail);
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
    public async Task What_diverged_is_merged_with_all_of_the_older_version_first_or_becomes_a_session_of_its_own()
    {
        string id = NewId();
        string common = Transcript(id, Project, DateTimeOffset.UnixEpoch);
        string older = common + Transcript(id, Project, DateTimeOffset.UnixEpoch.AddHours(1));
        string newer = common + Transcript(id, Project, DateTimeOffset.UnixEpoch.AddHours(2));
        using var result = new MemoryStream();
        switch (Agent)
        {
            case IMergingAgent merging:
                await merging.MergeAsync(Stream(older), Stream(newer), new SessionKey(Agent.Id, id), result, CancellationToken.None);
                AssertMerged(older, newer, result.ToArray());
                break;
            case ICopyingAgent copying:
                string other = NewId();
                await copying.CopyAsync(Stream(older), other, result, CancellationToken.None);
                AssertCopied(older, id, other, result.ToArray());
                break;
            default:
                Assert.Fail("An agent merges or copies");
                break;
        }
    }

    private void AssertMerged(string older, string newer, byte[] merged)
    {
        string text = Encoding.UTF8.GetString(merged);
        Assert.StartsWith(older, text, StringComparison.Ordinal);
        Assert.All(newer.Split('\n'), line => Assert.Contains(line, text, StringComparison.Ordinal));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(2), Tail(merged).Head);
    }

    private void AssertCopied(string version, string id, string other, byte[] copy)
    {
        string text = Encoding.UTF8.GetString(copy);
        Assert.Contains(other, text, StringComparison.Ordinal);
        Assert.DoesNotContain(id, text.Split('\n')[0], StringComparison.Ordinal);
        Assert.All(version.Split('\n').Where(line => !line.Contains(id, StringComparison.Ordinal)), line => Assert.Contains(line, text, StringComparison.Ordinal));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(1), Tail(copy).Head);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private Inventory Interpret(string project, params ImmutableArray<ListedFile> files) => Agent.Interpret(new Listing(files, []), project);

    private TranscriptTail Tail(byte[] transcript) => Agent.ReadTail(new MemoryStream(transcript));
}
