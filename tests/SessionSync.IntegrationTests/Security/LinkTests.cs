using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Security;

/// <summary>Links in the place of folders and files, on the side that is written: what they lead to is left alone.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TwoHomes _homes;

    public LinkTests() => _homes = new TwoHomes(_folder.Combine("homes"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_folder_that_is_a_link_is_not_written_through(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        session.WriteSideFile("tool-results/result.txt", "A result");
        ClaudeSession other = source.Add();
        string elsewhere = _folder.CreateDirectory("elsewhere", "tool-results");
        Directory.CreateDirectory(target.Folder);
        Directory.CreateSymbolicLink(Path.Combine(target.Folder, session.Id), Path.GetDirectoryName(elsewhere)!);

        TargetResult result = await _homes.SyncAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.Equal(1, result.Summary.Failed);
        Assert.Contains("link", result.Outcomes.Single(one => one.Action == SessionAction.Failed).Reason, StringComparison.Ordinal);
        Assert.Equal(other.Bytes, target.Find(other.Id).Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_folder_that_is_a_link_is_not_written_through(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        source.Add();
        string elsewhere = _folder.CreateDirectory("elsewhere");
        Directory.CreateDirectory(Path.GetDirectoryName(target.Folder)!);
        Directory.CreateSymbolicLink(target.Folder, elsewhere);

        TargetResult result = await _homes.SyncAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.Equal(1, result.Summary.Failed);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_transcript_that_is_a_link_is_neither_replaced_nor_written_through(bool isPush, bool leadsSomewhere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        string elsewhere = _folder.Combine("elsewhere.jsonl");
        if (leadsSomewhere)
        {
            await File.WriteAllTextAsync(elsewhere, "mine");
        }

        Directory.CreateDirectory(target.Folder);
        File.CreateSymbolicLink(target.Find(session.Id).Transcript, elsewhere);

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(1, result.Summary.Failed + result.Summary.Skipped);
        Assert.Equal(elsewhere, new FileInfo(target.Find(session.Id).Transcript).LinkTarget);
        Assert.Equal(leadsSomewhere ? "mine" : null, File.Exists(elsewhere) ? await File.ReadAllTextAsync(elsewhere) : null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_in_a_session_is_not_followed_by_who_reads(bool isPush)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isPush);
        ClaudeSession session = source.Add();
        string results = Path.GetDirectoryName(session.WriteSideFile("tool-results/result.txt", "A result"))!;
        string secret = _folder.Write("secret", "A secret");
        File.CreateSymbolicLink(Path.Combine(results, "secret.txt"), secret);
        Directory.CreateSymbolicLink(Path.Combine(results, "folder"), _folder.Path);

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal(2, result.Summary.LeftOut);
        Assert.Equal(["result.txt"], Directory.EnumerateFileSystemEntries(Path.Combine(target.Folder, session.Id, "tool-results")).Select(Path.GetFileName));
    }

    private (ClaudeSessions Source, ClaudeSessions Target) Sides(bool isPush) =>
        isPush ? (_homes.Here, _homes.There) : (_homes.There, _homes.Here);
}
