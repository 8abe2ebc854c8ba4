using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Two homes, one of them at the other end of a real ssh connection, between which the program syncs.</summary>
internal sealed class SshHomes
{
    private readonly SshServer _server;
    private readonly string _target;
    private int _rounds;

    private SshHomes(SshServer server, RemoteHome remote, string here)
    {
        _server = server;
        Here = new ClaudeSessions(here, Path.Combine(here, "product"));
        There = new ClaudeSessions(remote.Path, remote.Combine("product"));
        _target = $"ssh:{remote.Alias}:{There.ProjectDirectory}";
    }

    public ClaudeSessions Here { get; }

    public ClaudeSessions There { get; }

    public CliRunner Cli => new(Here.Home) { WorkingDirectory = Here.ProjectDirectory };

    public string[] Arguments => [_target, "--ssh-config", _server.ConfigFile];

    public static async Task<SshHomes> CreateAsync(SshServer server)
    {
        RemoteHome remote = await server.CreateHomeAsync();
        string here = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(remote.Path)!, $"{remote.Alias}-here")).FullName;
        var homes = new SshHomes(server, remote, here);
        await GitCheckout.CreateAsync(homes.Here.ProjectDirectory);
        return homes;
    }

    /// <summary>Gives both sides something to send: a new session with much beside it, and a tail to an older one.</summary>
    public void AddWork(int bytes, Random random)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow.AddMinutes(-60 + _rounds++);
        foreach (ClaudeSessions side in (ClaudeSessions[])[Here, There])
        {
            string? older = side.Ids.ElementAtOrDefault(random.Next(Math.Max(1, side.Ids.Count)));
            ClaudeSession session = side.Add(turns: 1, lastMessage: now);
            byte[] content = new byte[bytes];
            random.NextBytes(content);
            File.WriteAllBytes(session.WriteSideFile("tool-results/large.bin", ""), content);
            session.AppendLine($$"""{"type":"system","content":"{{Convert.ToBase64String(content.AsSpan(0, bytes / 2))}}"}""");
            if (older is not null && side == (_rounds % 2 == 0 ? Here : There))
            {
                side.Find(older).AppendTurn(new string('x', 20_000), now);
            }
        }
    }

    /// <summary>The content of every file that an agent would find on one side, by its path below the project's folder.</summary>
    public static Dictionary<string, byte[]> Read(ClaudeSessions side) =>
        (Directory.Exists(side.Folder) ? Directory.EnumerateFiles(side.Folder, "*", SearchOption.AllDirectories) : [])
            .ToDictionary(file => Path.GetRelativePath(side.Folder, file), File.ReadAllBytes);

    /// <summary>Each file is what it was on one of the sides, and none is gone.</summary>
    public static void AssertOldOrNew(ClaudeSessions side, Dictionary<string, byte[]> before, Dictionary<string, byte[]> other, string how)
    {
        Dictionary<string, byte[]> now = Read(side);
        Assert.All(before.Keys, file => Assert.True(now.ContainsKey(file), $"{how}: {file} is lost"));
        Assert.All(now, file => Assert.True(
            (before.TryGetValue(file.Key, out byte[]? old) && file.Value.AsSpan().SequenceEqual(old))
                || (other.TryGetValue(file.Key, out byte[]? fresh) && file.Value.AsSpan().SequenceEqual(fresh)),
            $"{how}: {file.Key} is neither old nor new"));
    }

    public void AssertEqual(string how)
    {
        Dictionary<string, byte[]> there = Read(There);
        foreach ((string file, byte[] content) in Read(Here))
        {
            Assert.True(there.Remove(file, out byte[]? copy) && copy.AsSpan().SequenceEqual(content), $"{how}: {file} differs");
        }

        Assert.Empty(there);
    }

    public static IReadOnlyList<string> Staging(ClaudeSessions side)
    {
        string root = Path.GetDirectoryName(side.Folder)!;
        return Directory.Exists(root) ? Directory.GetDirectories(root, ".sync-sessions.*") : [];
    }

    /// <summary>Processes that run in one of the homes.</summary>
    public static IReadOnlyList<int> Processes(ClaudeSessions side) =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(id => Environ(id).Split('\0').Contains($"HOME={side.Home}"))];

    /// <summary>Waits for something that has its own time to become true.</summary>
    public static async Task UntilAsync(Func<bool> isTrue, string what)
    {
        for (long start = Stopwatch.GetTimestamp(); !isTrue();)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience.Limit, what);
            await Task.Delay(20);
        }
    }

    private static string Environ(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return "";
        }
    }
}
