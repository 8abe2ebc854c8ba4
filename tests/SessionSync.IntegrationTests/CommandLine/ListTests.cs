using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.CommandLine;

/// <summary>Sessions listed and shown by the program itself, with the real readers.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task What_came_from_another_machine_is_this_projects_and_what_that_one_holds_can_be_listed()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        ClaudeSession here = machines.Here.Add();
        ClaudeSession there = machines.There.Add();
        await machines.SyncAsync("pull");

        Assert.Equal([.. new[] { here.Id, there.Id }.Order()], Ids(await JsonAsync(machines)));
        JsonArray remote = await JsonAsync(machines, "--target", machines.Targets[0]);
        Assert.Equal([there.Id], Ids(remote));
        Assert.Equal((null, true), ((string?)remote[0]!["title"], remote[0]!["last_message_at"] is not null));
        Assert.Empty(await JsonAsync(machines, "--repo", machines.Combine("there")));
    }

    [Fact]
    public async Task A_second_list_says_the_same_and_new_words_are_seen_at_once()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        ClaudeSession session = machines.Here.Add(lastMessage: DateTimeOffset.UtcNow.AddHours(-1));
        File.SetLastWriteTimeUtc(session.Transcript, DateTime.UtcNow.AddHours(-1));
        JsonArray first = await JsonAsync(machines);

        Assert.Equal(first.ToJsonString(), (await JsonAsync(machines)).ToJsonString());
        Assert.True(File.Exists(Path.Combine(machines.Home, ".cache", "session-sync", "facts")));
        session.AppendTurn("One more", DateTimeOffset.UtcNow);
        Assert.True(Count(await JsonAsync(machines)) > Count(first));
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_is_no_failure()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        ClaudeSession session = machines.Here.Add(turns: 2000);
        string show = $"'{Repository.Program}' show {session.Id[..8]}; echo \"exit $?\" >&2";

        CommandResult result = await (machines.Cli.CommandOf(null) with { FileName = "/bin/sh", Arguments = ["-c", $"( {show} ) | head -n 1"] }).RunAsync();

        Assert.Equal("exit 0\n", result.StandardError);
        Assert.Single(result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<JsonArray> JsonAsync(TwoMachines machines, params string[] options) =>
        JsonNode.Parse((await machines.Cli.RunAsync(["list", "--json", .. options])).ShouldExitWith(0).StandardOutput)!["sessions"]!.AsArray();

    private static IEnumerable<string> Ids(JsonArray sessions) => sessions.Select(session => session!["id"]!.GetValue<string>()).Order();

    private static int Count(JsonArray sessions) => sessions[0]!["message_count"]!.GetValue<int>();
}
