using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

public sealed class FullDiskTests : IDisposable
{
    private const int TooLarge = 3 * 1024 * 1024;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_here_fails_what_has_no_room_and_nothing_else()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        await using SmallDisk disk = await SmallDisk.CreateAsync(Path.Combine(sync.Here.Home, ".claude"));
        ClaudeSession[] small = [.. Enumerable.Range(0, 3).Select(_ => sync.There.Add())];
        ClaudeSession pushed = sync.Here.Add();
        ClaudeSession large = AddLarge(sync.There);
        string limited = disk.Wrap(Repository.Program, _folder.Combine("limited"));

        CommandResult result = await (sync.Cli with { Program = limited }).RunAsync(sync.Target);

        AssertFailed(result, large);
        Assert.False(File.Exists(sync.Here.Find(large.Id).Transcript));
        Assert.All(small, session => Assert.Equal(session.Bytes, sync.Here.Find(session.Id).Bytes));
        Assert.Equal(pushed.Bytes, sync.There.Find(pushed.Id).Bytes);
        await disk.EnlargeAsync();
        await sync.AssertFinishesAsync();
    }

    [Fact]
    public async Task A_full_disk_there_fails_what_has_no_room_and_can_still_be_read_from()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        await using SmallDisk disk = await SmallDisk.CreateAsync(Path.Combine(sync.There.Home, ".claude"));
        ClaudeSession pulled = sync.There.Add();
        ClaudeSession large = AddLarge(sync.Here);
        disk.Fill();
        disk.Wrap("/bin/sh", Path.Combine(_folder.CreateDirectory("bin"), "sh"));

        CommandResult result = await (sync.Cli with { PathFolders = [_folder.Combine("bin")] }).RunAsync(sync.Target);

        AssertFailed(result, large);
        Assert.False(File.Exists(sync.There.Find(large.Id).Transcript));
        Assert.Equal(pulled.Bytes, sync.Here.Find(pulled.Id).Bytes);
        await disk.EnlargeAsync();
        await sync.AssertFinishesAsync();
    }

    [Fact]
    public async Task A_tail_that_has_no_room_leaves_the_session_as_it_was()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        await using SmallDisk disk = await SmallDisk.CreateAsync(Path.Combine(sync.There.Home, ".claude"));
        ClaudeSession session = sync.Here.Add();
        ClaudeSession copy = sync.There.CopyFrom(session);
        byte[] before = copy.Bytes;
        session.AppendTurn(new string('x', TooLarge), DateTimeOffset.UtcNow);
        disk.Wrap("/bin/sh", Path.Combine(_folder.CreateDirectory("bin"), "sh"));

        CommandResult result = await (sync.Cli with { PathFolders = [_folder.Combine("bin")] }).RunAsync(sync.Target);

        AssertFailed(result, session);
        Assert.Equal(before, copy.Bytes);
        await disk.EnlargeAsync();
        await sync.AssertFinishesAsync();
    }

    [Fact]
    public async Task Without_room_for_what_is_remembered_nothing_is_changed_and_the_error_says_where()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        sync.Here.Add();
        await using SmallDisk disk = await SmallDisk.CreateAsync(_folder.Combine("state"));
        disk.Fill();

        // Where nothing could be mounted, a file in the place of the folder does what a full disk does.
        string state = disk.Limit.Length == 0 ? disk.Path : _folder.Write("state/file", "");
        CliRunner cli = sync.Cli with { Variables = ImmutableDictionary<string, string>.Empty.Add("XDG_STATE_HOME", state) };

        CommandResult result = await cli.RunAsync(sync.Target);

        result.ShouldExitWith((int)ExitCode.Failure);
        ThreeParts.AssertIn(result.StandardError);
        Assert.Contains(state, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(sync.There.Ids);
        await sync.AssertFinishesAsync();
    }

    private static ClaudeSession AddLarge(ClaudeSessions side)
    {
        ClaudeSession session = side.Add(turns: 1);
        session.AppendTurn(Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(TooLarge)), DateTimeOffset.UtcNow);
        return session;
    }

    private static void AssertFailed(CommandResult result, ClaudeSession session)
    {
        result.ShouldExitWith((int)ExitCode.Partial);
        string told = result.StandardOutput + result.StandardError;
        Assert.Contains(session.Id[..8], told, StringComparison.Ordinal);
        Assert.Contains("1 failed", told, StringComparison.Ordinal);
        Assert.DoesNotContain("This is a bug", told, StringComparison.Ordinal);
    }
}
