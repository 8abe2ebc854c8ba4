using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Agents.Pi;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents;

/// <summary>The far side of a connection lists agents' homes with a script of its own.</summary>
public sealed class FarListingTests
{
    [Theory]
    [InlineData("plain", "/workspaces/demo")]
    [InlineData("compacted", "/workspaces/demo")]
    [InlineData("forked-named", "/workspaces/demo")]
    [InlineData("old-mariozechner-0.73.1", "/workspaces/demo")]
    [InlineData("handwritten-minimal", "/home/u/demo")]
    public Task The_far_side_tells_the_same_of_sessions_of_pi(string fixture, string project) => AssertSameAsync(new PiAgent(), ListedHome.Fixture("pi", fixture), project, 1);

    [Theory]
    [InlineData("plain", "/workspaces/demo")]
    [InlineData("tools", "/workspaces/demo")]
    [InlineData("subagent", "/workspaces/demo")]
    [InlineData("json-0.20.2", "/workspaces/demo")]
    [InlineData("resumed-other-path", "/home/u/demo")]
    [InlineData("handwritten-minimal", "/home/u/demo")]
    public Task The_far_side_tells_the_same_of_sessions_of_gemini(string fixture, string project) => AssertSameAsync(new GeminiAgent(), ListedHome.Fixture("gemini", fixture), project, 2);

    [Fact]
    public async Task Paths_with_letters_of_any_language_are_found_on_both_sides()
    {
        const string project = "/home/me/de mo.日本 $(x) 'é'";
        using var home = new TemporaryFolder();
        Directory.CreateDirectory(home.File(".gemini", "tmp", "odd-1", "chats"));
        await File.WriteAllTextAsync(home.File(".gemini", "projects.json"), $$$"""{"projects":{"{{{project}}}":"odd-1"}}""");
        await File.WriteAllTextAsync(home.File(".gemini", "tmp", "odd-1", "chats", "session-x.jsonl"), """{"sessionId":"abc","timestamp":"2026-01-02T03:04:05Z"}""");
        string folder = home.File(".pi", "agent", "sessions", "--home-me-de mo.日本 $(x) 'é'-sub--");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.jsonl"), $$"""{"type":"session","version":3,"id":"abc","timestamp":"2026-01-02T03:04:05Z","cwd":"{{project}}/sub"}""" + "\n");

        await AssertSameAsync(new PiAgent(), home.Path, project, 1);
        await AssertSameAsync(new GeminiAgent(), home.Path, project, 2);
    }

    private static async Task AssertSameAsync(IAgent agent, string home, string project, int atLeast)
    {
        Inventory here = await ListedHome.ReadAsync(agent, home, project);
        var machine = new DirectoryMachine("there", home, [.. agent.Root.Variables]);
        await using RemoteMachine remote = RemoteMachine.Open(machine, [agent], [], hasZstandardHere: false, project);
        ListedState state = await remote.StoreFor(agent, project).ListAsync([], CancellationToken.None);
        Inventory there = state.Load().Inventory;

        Assert.True(here.Sessions.Length >= atLeast);
        Assert.Equal(here.Sessions.Select(Told), there.Sessions.Select(Told));
        Assert.Empty(here.Problems.Concat(there.Problems));
    }

    private static string Told(SessionEntry session) =>
        $"{session with { Files = ImmutableArray<SessionFile>.Empty }}\n{string.Join('\n', session.Files)}";
}
