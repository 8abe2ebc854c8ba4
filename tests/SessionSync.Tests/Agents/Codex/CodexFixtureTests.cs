using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using static SessionSync.Tests.Agents.Codex.CodexSessions;

namespace SessionSync.Tests.Agents.Codex;

/// <summary>With homes that the real client wrote.</summary>
public sealed class CodexFixtureTests
{
    private const string Subagent = "01a1f7cf-3db5-7671-80a6-d3a487609a07";

    public static TheoryData<string> Homes => [.. Directory.EnumerateDirectories(Fixtures).Select(path => Path.GetFileName(path)).Where(static name => name != "zst")];

    public static TheoryData<string> Rollouts => [.. Directory.EnumerateFiles(Fixtures, "rollout-*", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Fixtures, path))];

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Every_session_of_a_home_is_found_and_belongs_where_it_lies(string home)
    {
        StoreState state = await ListAsync(home, home == "handwritten-minimal" ? Demo : "/workspaces/demo");

        Assert.Equal(Directory.GetFiles(Path.Combine(Fixtures, home), "rollout-*", SearchOption.AllDirectories).Length, state.Inventory.Sessions.Length);
        Assert.Empty(state.Inventory.Problems);
        Assert.All(state.Inventory.Sessions, session =>
        {
            Assert.Equal("", session.Place);
            Assert.NotNull(session.Head);
            Assert.NotNull(session.Transcript!.Directory);
            Assert.Equal(session.Transcript.Path, Agent.PathFor(Agent.FolderFor("/elsewhere", session, KnownFolders.None), session, ""));
            Assert.Equal(session.Key.Id != Subagent, session.IsConversation);
            Assert.Equal(session.Key.Id == Third ? Second : null, session.Origin);
        });
    }

    [Fact]
    public async Task Another_project_has_none_of_them() =>
        Assert.Empty((await ListAsync("forked-renamed", "/workspaces/demonstration")).Inventory.Sessions);

    [Theory]
    [MemberData(nameof(Rollouts))]
    public void A_listing_tells_what_the_whole_header_tells(string path)
    {
        using TranscriptStream rollout = TranscriptStream.TryOpen(Path.Combine(Fixtures, path), static _ => { })!;
        var file = new ListedFile(path[(path.IndexOf(".codex", StringComparison.Ordinal) + ".codex/".Length)..], default)
        {
            Header = HeaderReader.Read(rollout.Content, Agent.WholeScope.HeaderKeys),
        };
        RolloutHeader header = RolloutHeader.TryRead(Path.Combine(Fixtures, path))!;
        ListedRollout listed = ListedRollout.TryParse(file)!;

        Assert.Equal(
            (header.WorkingDirectory, header.IsSubagent, header.Base?.Id),
            (Agent.WorkingDirectoryOf(file), listed.IsSubagent, listed.ForkedFrom));
        Assert.True(Agent.WholeScope.Reads(file.Path));
        Assert.Equal(
            listed.Name.IsCompressed ? FileKind.Packed : FileKind.Records,
            Assert.Single(Assert.Single(Agent.Interpret(new Listing([file], []), header.WorkingDirectory!).Sessions).Files).Kind);
    }

    [Theory]
    [InlineData("plain", "first plain question")]
    [InlineData("tools", "[[tools]] please use tools")]
    [InlineData("subagent", "[[agent]] use a subagent")]
    public async Task The_title_is_what_a_person_typed_first(string home, string title)
    {
        StoreState state = await ListAsync(home, "/workspaces/demo");
        using FileStream rollout = File.OpenRead(Path.Combine(Fixtures, home, ".codex", state.Inventory.Sessions[0].Transcript!.Path));

        Assert.StartsWith(title, Agent.ReadTitle(rollout), StringComparison.Ordinal);
    }

    private static async Task<StoreState> ListAsync(string home, string project)
    {
        await using var store = new LocalStore(Agent, new AgentHome(Path.Combine(Fixtures, home), static _ => null), project);
        return (await store.ListAsync([], CancellationToken.None)).Load();
    }
}
