namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Everything that travels in a sync, in two runs: for whatever the other machine is made of.</summary>
public static class Scenario
{
    public static async Task RunAsync(TwoMachines machines)
    {
        string noise = string.Concat(Enumerable.Range(0, 9000).Select(_ => Guid.NewGuid()));
        var mine = machines.Here.Add();
        mine.AppendTurn("Much to say", DateTimeOffset.UtcNow.AddMinutes(-30), noise);
        var theirs = machines.There.Add();
        theirs.AppendTurn("Much to hear", DateTimeOffset.UtcNow.AddMinutes(-30), noise);
        var both = machines.Here.Add();
        var copy = machines.There.CopyFrom(both);
        var elsewhere = new ClaudeSessions(machines.RemoteHome, "/elsewhere").CopyFrom(machines.Here.Add());
        foreach (string name in OddNames.Files)
        {
            mine.WriteSideFile($"tool-results/{name}", "mine " + name);
            theirs.WriteSideFile($"tool-results/{name}", "theirs " + name);
        }

        SyncReport first = await machines.SyncAsync();
        Assert.True(first.Summary.Counts is (1, 1, 0, 0, 0, 0), first.Result.StandardOutput);
        Assert.True(first.Summary.BytesSent > 100_000 && first.Summary.BytesReceived > 100_000);
        (await machines.SyncAsync()).ShouldBeQuiet();

        mine.AppendTurn("More here", DateTimeOffset.UtcNow);
        theirs.AppendTurn("More there", DateTimeOffset.UtcNow);
        both.AppendTurn("Words had here", DateTimeOffset.UtcNow.AddMinutes(-1));
        copy.AppendTurn("Words had there", DateTimeOffset.UtcNow);
        machines.Here.Find(elsewhere.Id).AppendTurn("More", DateTimeOffset.UtcNow);
        SyncReport second = await machines.SyncTwiceAsync();

        Assert.Equal((0, 0, 3, 1, 0, 0), second.Summary.Counts);
        Assert.InRange(second.Summary.BytesSent, 1, 44_000);
        foreach (var (here, there) in new[] { (mine, machines.There.Find(mine.Id)), (machines.Here.Find(theirs.Id), theirs), (both, copy), (machines.Here.Find(elsewhere.Id), elsewhere) })
        {
            Assert.Equal(Content(here), Content(there));
        }

        Assert.Equal(OddNames.Files.Count + 1, machines.There.Find(mine.Id).Files.Count);
        Assert.Empty(Directory.EnumerateDirectories(Path.GetDirectoryName(machines.There.Folder)!, ".sync-sessions*"));
    }

    private static IEnumerable<(string Name, string Content)> Content(ClaudeSession session) =>
        session.Files.Select(file => (Path.GetRelativePath(session.Folder, file), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));
}
