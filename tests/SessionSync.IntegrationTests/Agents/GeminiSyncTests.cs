using System.Text.Json;
using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class GeminiSyncTests(SshServer server) : AgentSyncContract(server, new GeminiFiles())
{
    [Fact]
    public Task A_branch_whose_beginning_is_damaged_is_kept_as_one_that_the_agent_can_read() => AssertThatDamagedBranchIsKeptAsync();

    [Fact]
    public async Task A_session_that_an_older_client_wrote_is_called_by_its_first_words()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string chats = Directory.CreateDirectory(Path.Combine(machines.Home, ".gemini/tmp/product/chats")).FullName;
        await File.WriteAllTextAsync(Path.Combine(chats, "../.project_root"), machines.Project, TestContext.Current.CancellationToken);
        string id = Guid.NewGuid().ToString();
        object[] messages =
        [
            new { id = "1", timestamp = DateTimeOffset.UtcNow, type = "user", content = "Explain the importer" },
            new { id = "2", timestamp = DateTimeOffset.UtcNow, type = "gemini", content = "It imports" },
        ];
        object chat = new { sessionId = id, projectHash = "0", startTime = DateTimeOffset.UtcNow, lastUpdated = DateTimeOffset.UtcNow, messages };
        await File.WriteAllTextAsync(
            Path.Combine(chats, $"session-2026-03-04T05-06-{id[..8]}.json"), JsonSerializer.Serialize(chat), TestContext.Current.CancellationToken);

        SyncReport report = await machines.SyncAsync();

        Assert.Equal((id, "Explain the importer"), (report.Session.Id, report.Session.Title));
    }

    [Fact]
    public async Task A_list_of_the_other_machine_tells_in_which_directory_of_the_project_a_session_was_had()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string below = machines.RemoteProject + "/web/app";
        new GeminiFiles().Start(machines.RemoteHome, below, Guid.NewGuid().ToString(), "Below", DateTimeOffset.UtcNow);

        CommandResult result = (await machines.Cli.RunAsync("list", "--json", "--target", machines.Targets[0])).ShouldExitWith(0);

        JsonNode session = Assert.Single(JsonNode.Parse(result.StandardOutput)!["sessions"]!.AsArray())!;
        Assert.Equal(below, session["workspace"]!.GetValue<string>());
    }
}
