using System.Diagnostics;
using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Sessions behind symbolic links, on the side that is read: they are followed where they belong to the same user, and named where they do not.</summary>
public sealed class LinkedSessionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TwoHomes _homes;

    public LinkedSessionsTests() => _homes = new TwoHomes(_folder.Combine("homes"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_folder_behind_a_link_is_followed(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        session.WriteSideFile("tool-results/result.txt", "A result");
        MoveBehindLink(source.Folder, "volume/product");

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal((0, 0), (result.Summary.Failed, result.Summary.LeftOut));
        Assert.Equal(session.Bytes, target.Find(session.Id).Bytes);
        Assert.True(File.Exists(Path.Combine(target.Folder, session.Id, "tool-results/result.txt")));
        Assert.True((await _homes.SyncAsync()).Summary.IsQuiet);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_said_since_travels_through_a_linked_folder_both_ways(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add(lastMessage: DateTimeOffset.UtcNow.AddHours(-2));
        MoveBehindLink(source.Folder, "volume/product");
        await _homes.SyncAsync();
        target.Find(session.Id).AppendTurn("Said on the other side", DateTimeOffset.UtcNow.AddHours(-1));

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(0, result.Summary.Failed);
        Assert.Contains("Said on the other side", session.Text, StringComparison.Ordinal);
        Assert.NotNull(new DirectoryInfo(source.Folder).LinkTarget);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_at_the_agents_root_or_above_it_is_followed(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        MoveBehindLink(Path.GetDirectoryName(source.Folder)!, "volume/projects");
        MoveBehindLink(Path.Combine(source.Home, ".claude"), "dotfiles/claude");

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(0, result.Summary.LeftOut);
        Assert.Equal(session.Bytes, target.Find(session.Id).Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transcript_behind_a_link_is_followed(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        MoveBehindLink(session.Transcript, "volume/transcript");

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(0, result.Summary.LeftOut);
        Assert.Equal(session.Bytes, target.Find(session.Id).Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Links_in_a_circle_end_and_each_session_counts_once(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        string root = Path.GetDirectoryName(source.Folder)!;
        Directory.CreateSymbolicLink($"{source.Folder}-again", source.Folder);
        Directory.CreateSymbolicLink(Path.Combine(source.Folder, "up"), root);
        Directory.CreateSymbolicLink(Path.Combine(source.Folder, "self"), "self");
        Directory.CreateSymbolicLink(Path.Combine(source.Folder, "home"), source.Home);

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(1, result.Summary.Pushed + result.Summary.Pulled);
        Assert.Equal([session.Id], target.Ids);
        Assert.Equal(3, result.Summary.LeftOut);
        Assert.Equal(2, result.Problems.Count(static problem => problem.Contains("lies in itself", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_volume_that_is_not_mounted_is_named_in_every_run(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        target.Add();
        Directory.CreateDirectory(Path.GetDirectoryName(source.Folder)!);
        Directory.CreateSymbolicLink($"{source.Folder}-packages", "/not/mounted");

        for (int run = 0; run < 3; run++)
        {
            TargetResult result = await _homes.SyncAsync();

            Assert.Equal(1, result.Summary.LeftOut);
            Assert.Contains("leads nowhere", Assert.Single(result.Problems), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agents_folder_on_a_volume_that_is_not_mounted_is_named(bool isPush)
    {
        (ClaudeSessions source, _) = Sides(isPush);
        Directory.CreateSymbolicLink(Path.Combine(source.Home, ".claude"), "/not/mounted");

        TargetResult result = await _homes.SyncAsync();

        Assert.Contains("leads nowhere", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_has_the_name_of_a_session_and_is_no_file_is_named_and_not_waited_for(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        using (Process maker = Process.Start("mkfifo", [Path.Combine(source.Folder, "01234567-89ab-cdef-0123-456789abcdef.jsonl")]))
        {
            await maker.WaitForExitAsync();
        }

        File.CreateSymbolicLink(Path.Combine(source.Folder, "11234567-89ab-cdef-0123-456789abcdef.jsonl"), "/dev/zero");

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(session.Bytes, target.Find(session.Id).Bytes);
        Assert.Equal([session.Id], target.Ids);
        Assert.Equal(2, result.Summary.LeftOut);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pipe_in_the_place_of_what_a_running_client_says_of_itself_is_not_waited_for(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        string live = Directory.CreateDirectory(Path.Combine(source.Home, ".claude/sessions")).FullName;
        using (Process maker = Process.Start("mkfifo", [Path.Combine(live, $"{Environment.ProcessId}.json")]))
        {
            await maker.WaitForExitAsync();
        }

        await _homes.SyncAsync();

        Assert.Equal(session.Bytes, target.Find(session.Id).Bytes);
    }

    private void MoveBehindLink(string path, string place)
    {
        string real = _folder.Combine(place);
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        Directory.Move(path, real);
        Directory.CreateSymbolicLink(path, real);
    }

    private (ClaudeSessions Source, ClaudeSessions Target) Sides(bool isPush) =>
        isPush ? (_homes.Here, _homes.There) : (_homes.There, _homes.Here);
}
