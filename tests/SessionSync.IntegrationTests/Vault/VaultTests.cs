using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Vault;

/// <summary>Sessions that agents destroyed come back from the vault.</summary>
public sealed class VaultTests : IDisposable
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Refused = 12;
    private readonly TemporaryFolder _folder = new();
    private readonly CliRunner _cli;
    private readonly ClaudeSessions _sessions;

    public VaultTests()
    {
        _cli = new CliRunner(_folder.CreateDirectory("home"));
        _sessions = new ClaudeSessions(_cli.Home, "/work/product");
    }

    private string Vault => Path.Combine(_cli.Home, ".local", "share", "session-sync", "vault");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_session_that_was_deleted_comes_back_where_the_agent_finds_it()
    {
        ClaudeSession session = _sessions.Add();
        byte[] before = session.Bytes;
        await UpdateAsync();
        File.Delete(session.Transcript);

        Assert.Equal("deleted", (string?)Assert.Single(await UpdateAsync())!["change"]);
        Assert.Contains("gone", (await RunAsync("vault", "list", "--gone")).StandardOutput, StringComparison.Ordinal);
        CommandResult restored = await RunAsync("vault", "restore", session.Id);

        Assert.Equal($"{session.Transcript}\n", restored.StandardOutput);
        Assert.Equal(before, session.Bytes);
        Assert.True(session.Modified > DateTimeOffset.UtcNow.AddDays(-1), "The agent's own clean-up would take it away again");
        await RunAsync("show", session.Id);
    }

    [Fact]
    public async Task What_is_there_is_never_overwritten()
    {
        ClaudeSession session = _sessions.Add();
        await UpdateAsync();
        await RunAsync("vault", "restore", session.Id);
        session.AppendTurn("Something new", DateTimeOffset.UtcNow);
        byte[] now = session.Bytes;

        CommandResult refused = await _cli.RunAsync("vault", "restore", session.Id);

        refused.ShouldExitWith(Refused);
        Assert.Contains("nothing is ever overwritten", refused.StandardError, StringComparison.Ordinal);
        Assert.Equal(now, session.Bytes);
    }

    [Fact]
    public async Task What_a_session_was_before_it_was_compacted_comes_back_beside_it()
    {
        ClaudeSession session = _sessions.Add(turns: 20);
        byte[] before = session.Bytes;
        await UpdateAsync();
        File.WriteAllLines(session.Transcript, File.ReadLines(session.Transcript).TakeLast(3).ToArray());
        byte[] after = session.Bytes;

        Assert.Equal("shrunk", (string?)Assert.Single(await UpdateAsync())!["change"]);
        JsonArray versions = JsonNode.Parse((await RunAsync("vault", "versions", session.Id, "--json")).StandardOutput)!["files"]![0]!["versions"]!.AsArray();
        Assert.Equal(["shrunk", "newest"], versions.Select(static version => (string?)version!["kept_because"]));
        await RunAsync("vault", "restore", session.Id, "--version", ((string?)versions[0]!["version"])![..12], "--to", _folder.Combine("before"));

        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(_folder.Combine("before"), "claude-code", Path.GetRelativePath(_sessions.Folder + "/..", session.Transcript))));
        Assert.Equal(after, session.Bytes);
    }

    [Fact]
    public async Task A_flipped_byte_is_named_and_every_other_session_still_comes_back()
    {
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 5).Select(_ => _sessions.Add())];
        byte[][] before = [.. sessions.Select(static session => session.Bytes)];
        await UpdateAsync();
        Assert.Contains("every byte is proven", (await RunAsync("vault", "check", "--read-data")).StandardOutput, StringComparison.Ordinal);
        string segment = Directory.GetFiles(Path.Combine(Vault, "segments"), "*", SearchOption.AllDirectories).Order().First();
        byte[] flipped = await File.ReadAllBytesAsync(segment);
        flipped[^1] ^= 1;
        await File.WriteAllBytesAsync(segment, flipped);

        CommandResult check = await _cli.RunAsync("vault", "check", "--read-data");
        CommandResult restored = await _cli.RunAsync("vault", "restore", "--all", "--to", _folder.Combine("restored"));

        check.ShouldExitWith(Failure);
        Assert.Contains(Path.GetFileName(segment), check.StandardError, StringComparison.Ordinal);
        restored.ShouldExitWith(Failure);
        string[] files = [.. sessions.Select(session => Path.Combine(_folder.Combine("restored"), "claude-code", Path.GetFileName(_sessions.Folder), $"{session.Id}.jsonl"))];
        Assert.Single(files, static file => !File.Exists(file));
        Assert.All(files.Index().Where(static file => File.Exists(file.Item)), file => Assert.Equal(before[file.Index], File.ReadAllBytes(file.Item)));
    }

    [Fact]
    public async Task Whoever_has_only_the_page_of_the_format_restores_everything()
    {
        ClaudeSession session = _sessions.Add(turns: 300);
        byte[] before = session.Bytes;
        await UpdateAsync();
        ClaudeSession fork = _sessions.Find(Guid.NewGuid().ToString());
        await File.WriteAllTextAsync(fork.Transcript, session.Text.Replace(session.Id, fork.Id, StringComparison.Ordinal));
        File.WriteAllLines(session.Transcript, File.ReadLines(session.Transcript).TakeLast(3).ToArray());
        await UpdateAsync();

        CommandResult read = await new Command("python3", Path.Combine(Repository.Root, "tests", "vault", "restore.py"), Vault, _folder.Combine("read"), "--versions").RunAsync();

        read.ShouldExitWith(Success);
        string head = Assert.Single(Directory.GetDirectories(_folder.Combine("read")));
        string folder = Path.Combine(head, "claude-code", Path.GetFileName(_sessions.Folder));
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(folder, $"{session.Id}.jsonl.1")));
        Assert.Equal(session.Bytes, await File.ReadAllBytesAsync(Path.Combine(folder, $"{session.Id}.jsonl.2")));
        Assert.Equal(fork.Bytes, await File.ReadAllBytesAsync(Path.Combine(folder, $"{fork.Id}.jsonl.1")));
    }

    [Fact]
    public async Task Killed_at_any_point_the_vault_is_as_it_was_and_the_next_run_finishes()
    {
        var random = new Random(7);
        for (int round = 0; round < 8; round++)
        {
            ClaudeSession session = _sessions.Add(turns: 50);
            await _cli.RunAsync(PlannedSignal.After(TimeSpan.FromMilliseconds(random.Next(5, 250)), "KILL"), "vault", "update");
            await RunAsync("vault", "check", "--read-data");
            await UpdateAsync();
            File.Delete(session.Transcript);
            await RunAsync("vault", "restore", session.Id);
        }

        await RunAsync("vault", "check", "--read-data");
    }

    [Fact]
    public async Task Two_runs_at_once_lose_nothing()
    {
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 10).Select(_ => _sessions.Add())];

        CommandResult[] results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _cli.RunAsync("vault", "update")));

        Assert.All(results, static result => result.ShouldExitWith(Success));
        await RunAsync("vault", "check", "--read-data");
        JsonArray files = JsonNode.Parse((await RunAsync("vault", "list", "--json")).StandardOutput)!["files"]!.AsArray();
        Assert.All(sessions, session => Assert.Contains(files, file => ((string?)file!["path"])!.Contains(session.Id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_what_the_vault_had_it_still_has()
    {
        await using SmallDisk disk = await SmallDisk.CreateAsync(_folder.Combine("small"));
        CliRunner cli = _cli with { Variables = ImmutableDictionary<string, string>.Empty.Add("XDG_DATA_HOME", disk.Path), Program = disk.Wrap(Repository.Program, _folder.Combine("limited")) };
        ClaudeSession session = _sessions.Add();
        (await cli.RunAsync("vault", "update")).ShouldExitWith(Success);
        _sessions.Add(turns: 1).AppendTurn(Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(5_000_000)), DateTimeOffset.UtcNow);

        CommandResult full = await cli.RunAsync("vault", "update");

        full.ShouldExitWith(Failure);
        ThreeParts.AssertIn(full.StandardError);
        (await cli.RunAsync("vault", "check", "--read-data")).ShouldExitWith(Success);
        Assert.Contains(session.Id, (await cli.RunAsync("vault", "list")).ShouldExitWith(Success).StandardOutput, StringComparison.Ordinal);
    }

    /// <summary>Brings the vault up to date, and returns what it kept an earlier version of.</summary>
    private async Task<JsonArray> UpdateAsync() => JsonNode.Parse((await RunAsync("vault", "update", "--json")).StandardOutput)!["kept"]!.AsArray();

    private async Task<CommandResult> RunAsync(params string[] arguments) => (await _cli.RunAsync(arguments)).ShouldExitWith(Success);
}
