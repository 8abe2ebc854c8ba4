using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>What lies beside a transcript.</summary>
public sealed class SideFileTests
{
    [Fact]
    public async Task A_session_of_which_only_a_sub_agent_went_on_is_a_changed_session()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        string agent = mine.WriteSideFile("subagents/agent-1.jsonl", "{\"n\":1}\n");
        var theirs = machines.There.Add();
        theirs.WriteSideFile("subagents/agent-2.jsonl", "{\"n\":1}\n");
        await machines.SyncAsync();
        string copy = Path.Combine(machines.There.Folder, mine.Id, "subagents", "agent-1.jsonl");
        string other = Path.Combine(machines.Here.Folder, theirs.Id, "subagents", "agent-2.jsonl");
        Assert.Equal("{\"n\":1}\n", File.ReadAllText(copy));

        File.AppendAllText(agent, "{\"n\":2}\n");
        File.AppendAllText(Path.Combine(machines.There.Folder, theirs.Id, "subagents", "agent-2.jsonl"), "{\"n\":2}\n");
        SyncReport report = await machines.SyncTwiceAsync();

        Assert.Equal("{\"n\":1}\n{\"n\":2}\n", File.ReadAllText(copy));
        Assert.Equal("{\"n\":1}\n{\"n\":2}\n", File.ReadAllText(other));
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), report.Sessions.Select(session => session.Id));
    }

    [Fact]
    public async Task New_side_files_of_a_known_session_travel_alone()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add(turns: 200);
        await machines.SyncAsync();
        mine.WriteSideFile("tool-results/toolu_01.txt", "output");
        machines.There.Find(mine.Id).WriteSideFile("custom-title.json", "{\"customTitle\":\"A title\"}");

        SyncReport report = await machines.SyncTwiceAsync();

        Assert.Equal("output", File.ReadAllText(Path.Combine(machines.There.Folder, mine.Id, "tool-results", "toolu_01.txt")));
        Assert.Equal("{\"customTitle\":\"A title\"}", File.ReadAllText(Path.Combine(machines.Here.Folder, mine.Id, "custom-title.json")));
        Assert.InRange(report.Summary.BytesSent, 1, 26_000);
    }

    [Fact]
    public async Task Of_a_small_file_that_was_written_anew_the_changed_version_wins_and_the_other_is_kept()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        string title = mine.WriteSideFile("custom-title.json", "{\"customTitle\":\"The old one\"}");
        await machines.SyncAsync();
        string copy = Path.Combine(machines.There.Folder, mine.Id, "custom-title.json");

        File.WriteAllText(copy, "{\"customTitle\":\"The new one\"}");
        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow);
        await machines.SyncTwiceAsync();

        Assert.Equal("{\"customTitle\":\"The new one\"}", File.ReadAllText(title));
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(machines.Home, ".local", "state", "session-sync", "journal"), "*", SearchOption.AllDirectories),
            kept => File.ReadAllText(kept) == "{\"customTitle\":\"The old one\"}");
    }

    [Fact]
    public async Task Sub_agents_that_older_clients_put_beside_the_sessions_travel_both_ways()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        machines.There.Add();
        string line = "{\"type\":\"user\",\"isSidechain\":true,\"agentId\":\"0123abc\",\"timestamp\":\"" + DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") + "\"}\n";
        string mine = Path.Combine(machines.Here.Folder, "agent-0123abc.jsonl");
        string theirs = Path.Combine(machines.There.Folder, "agent-fedc987.jsonl");
        File.WriteAllText(mine, line);
        File.WriteAllText(theirs, line + line);

        await machines.SyncTwiceAsync();

        Assert.Equal(line, File.ReadAllText(Path.Combine(machines.There.Folder, "agent-0123abc.jsonl")));
        Assert.Equal(line + line, File.ReadAllText(Path.Combine(machines.Here.Folder, "agent-fedc987.jsonl")));
    }

    [Fact]
    public async Task What_is_no_part_of_a_session_stays_where_it_is()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        foreach (string name in new[] { "memory/MEMORY.md", "sessions-index.json", "notes.txt" })
        {
            string path = Path.Combine(machines.Here.Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "mine alone");
        }

        await machines.SyncTwiceAsync();

        Assert.Equal(machines.There.Ids.Select(id => id + ".jsonl"), Directory.EnumerateFileSystemEntries(machines.There.Folder).Select(path => Path.GetFileName(path)));
    }
}
