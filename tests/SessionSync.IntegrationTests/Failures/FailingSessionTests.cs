using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>One session that cannot be written, by whoever runs the tests: something else is in its place.</summary>
public sealed class FailingSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_whose_folder_cannot_be_made_fails_and_the_others_go_on(bool isPush)
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        (ClaudeSessions source, ClaudeSessions target) = isPush ? (sync.Here, sync.There) : (sync.There, sync.Here);
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 4).Select(_ => source.Add())];
        sessions[1].WriteSideFile("tool-results/result.txt", "A result");
        Directory.CreateDirectory(target.Folder);
        string obstacle = Path.Combine(target.Folder, sessions[1].Id);
        await File.WriteAllTextAsync(obstacle, "in the way");

        CommandResult result = await sync.Cli.RunAsync(sync.Target);

        result.ShouldExitWith((int)ExitCode.Partial);
        Assert.Contains(sessions[1].Id[..8], result.StandardOutput + result.StandardError, StringComparison.Ordinal);
        Assert.Equal("in the way", await File.ReadAllTextAsync(obstacle));
        Assert.All(sessions, session => Assert.Equal(session.Bytes, target.Find(session.Id).Bytes));
        File.Delete(obstacle);
        await sync.AssertFinishesAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_in_the_place_of_a_transcript_is_left_alone(bool isPush)
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        (ClaudeSessions source, ClaudeSessions target) = isPush ? (sync.Here, sync.There) : (sync.There, sync.Here);
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 4).Select(_ => source.Add())];
        string obstacle = target.Find(sessions[2].Id).Transcript;
        Directory.CreateDirectory(Path.Combine(obstacle, "something"));

        CommandResult result = await sync.Cli.RunAsync(sync.Target);

        Assert.Contains(sessions[2].Id[..8], result.StandardOutput + result.StandardError, StringComparison.Ordinal);
        Assert.Equal(["something"], Directory.GetFileSystemEntries(obstacle).Select(Path.GetFileName));
        Assert.Equal(3, sessions.Count(session => target.Find(session.Id).Exists));
        result.ShouldExitWith((int)ExitCode.Partial);
        Directory.Delete(obstacle, recursive: true);
        await sync.AssertFinishesAsync();
    }
}
