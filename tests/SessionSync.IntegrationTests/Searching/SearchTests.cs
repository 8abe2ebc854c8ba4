using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Searching;

/// <summary>Searching as processes do it: with a real disk, and beside each other.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ClaudeSessions _sessions;
    private readonly CliRunner _cli;

    public SearchTests()
    {
        _sessions = new ClaudeSessions(_folder.CreateDirectory("home"), "/work/demo");
        _cli = new CliRunner(_sessions.Home);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_an_error_and_what_is_indexed_is_found_all_the_same()
    {
        await using SmallDisk disk = await SmallDisk.CreateAsync(Path.Combine(_sessions.Home, ".local", "state", "session-sync"));
        string limited = disk.Wrap(Repository.Program, _folder.Combine("limited"));
        ClaudeSession small = _sessions.Add();
        Assert.Equal([small.Id], await FindAsync("Prompt"));
        ClaudeSession large = _sessions.Add();
        for (int turn = 0; turn < 100; turn++)
        {
            large.AppendTurn(string.Join(' ', Enumerable.Range(turn * 5_000, 5_000).Select(static number => $"word{number}")), DateTimeOffset.UtcNow.AddMinutes(-5));
        }

        CommandResult result = await (_cli with { Program = limited }).RunAsync("search", "Prompt", "--json");

        result.ShouldExitWith(3);
        Assert.Contains("search index cannot be brought up to date", result.StandardError, StringComparison.Ordinal);
        Assert.Equal([small.Id], Ids(result));
        await disk.EnlargeAsync();
        Assert.Equal(new[] { large.Id, small.Id }.Order(), (await FindAsync("Prompt")).Order());
    }

    [Fact]
    public async Task Runs_beside_each_other_find_everything_and_leave_a_whole_index()
    {
        ClaudeSession[] all = [.. Enumerable.Range(0, 100).Select(_ => _sessions.Add(turns: 20))];

        string[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FindAsync("Prompt")));

        Assert.All(found, ids => Assert.Equal(all.Length, ids.Length));
        File.Delete(Path.Combine(_sessions.Folder, all[0].Id + ".jsonl"));
        Assert.DoesNotContain(all[0].Id, await FindAsync("Prompt"));
    }

    private async Task<string[]> FindAsync(string text)
    {
        CommandResult result = await _cli.RunAsync("search", text, "--json", "--limit", "1000");
        result.ShouldExitWith(0);
        return Ids(result);
    }

    private static string[] Ids(CommandResult result) =>
        [.. JsonNode.Parse(result.StandardOutput)!["sessions"]!.AsArray().Select(static session => session!["id"]!.GetValue<string>())];
}
