using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A folder that says whose it is in a file says so on the other machine, too, or the agent there would not find its sessions.</summary>
public sealed class FolderMarkersTests : IDisposable
{
    private readonly TwoHomes _homes = new(new NamedGeminiDraft());

    public void Dispose() => _homes.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_folder_is_told_to_be_the_other_machines_project(bool isHere)
    {
        ProjectHome other = Start(isHere, TwoHomes.First).Other;

        await _homes.SyncAsync();

        FileWritten written = Assert.Single(Markers);
        string folder = Path.GetDirectoryName(Path.GetDirectoryName(other.PathOf(TwoHomes.First)))!;
        string marker = await File.ReadAllTextAsync(Path.Combine(folder, ".project_root"), TestContext.Current.CancellationToken);
        Assert.Equal(other.Project, marker);
        Assert.Equal(
            (isHere ? SyncDirection.Push : SyncDirection.Pull, ContentHash.Of(Encoding.UTF8.GetBytes(marker)), marker.Length),
            (written.Direction, written.Content!.Value, written.Bytes));
        Assert.Empty(_homes.Kept);
        Assert.Contains("first", other.TextOf(TwoHomes.First), StringComparison.Ordinal);
        await _homes.ShouldBeQuietAsync();
    }

    [Fact]
    public async Task It_is_told_once_for_all_sessions_of_a_folder()
    {
        Start(isHere: true, TwoHomes.First).One.Start(TwoHomes.Second, "second");

        await _homes.SyncAsync();

        Assert.Single(Markers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_says_whose_it_is_is_left_as_it_is(bool isHere)
    {
        (ProjectHome one, ProjectHome other) = Start(isHere, TwoHomes.First);
        other.Write(NamedGeminiDraft.Marker, other.Project + "\n", ProjectHome.Morning);

        await _homes.SyncAsync();
        one.Start(TwoHomes.Second, "second");
        await _homes.SyncAsync();

        Assert.Equal(other.Project + "\n", await File.ReadAllTextAsync(other.At(NamedGeminiDraft.Marker), TestContext.Current.CancellationToken));
        Assert.Empty(Markers);
        Assert.Equal(2, other.Files.Length);
    }

    [Fact]
    public async Task Where_it_cannot_be_told_the_sessions_arrive_and_the_journal_tells()
    {
        ProjectHome other = Start(isHere: true, TwoHomes.First).Other;

        TargetResult result = await _homes.SyncAsync(watch: static there => there.Unwritable = ".project_root");

        Assert.Equal((1, 0), (result.Summary.Pushed, result.Summary.Failed));
        Assert.Single(other.Files);
        Assert.Equal((WriteStatus.Failed, "the disk is full"), (Assert.Single(Markers).Status, Markers.Single().Detail));
        Assert.Empty(_homes.Kept);
    }

    private IEnumerable<FileWritten> Markers => _homes.Records.OfType<FileWritten>().Where(static write => write.Path.EndsWith(".project_root", StringComparison.Ordinal));

    private (ProjectHome One, ProjectHome Other) Start(bool isHere, string id)
    {
        (ProjectHome one, ProjectHome other) = _homes.From(isHere);
        one.Write(NamedGeminiDraft.Marker, one.Project, ProjectHome.Morning).Start(id, "first");
        return (one, other);
    }
}
