using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What becomes of the lines that an agent keeps about all sessions in one file, where something is in the way.</summary>
public sealed class SharedLinesSyncTests
{
    private const string Id = TwoHomes.First;
    private const string History = ".codex/history.jsonl";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_of_the_projects_sessions_are_added_behind_those_that_are_there(bool isHere)
    {
        using TwoHomes homes = Started(isHere, out ProjectHome one, out ProjectHome other);
        other.Write(History, Line("another session", "theirs"), ProjectHome.Morning);
        byte[] before = await File.ReadAllBytesAsync(other.At(History), TestContext.Current.CancellationToken);

        await homes.SyncAsync();

        Assert.Equal(Line("another session", "theirs") + Line(Id, "mine"), await ReadAsync(other));
        Assert.Equal(Line(Id, "mine"), await ReadAsync(one));
        FileWritten write = Assert.Single(homes.Records.OfType<FileWritten>(), static write => write.Session is null);
        Assert.Equal((WriteMode.Append, isHere ? SyncDirection.Push : SyncDirection.Pull), (write.Mode, write.Direction));
        Assert.Equal(new BytesBefore(before.Length, ContentHash.Of(before)), write.Before);
        Assert.False((await homes.SyncAsync()).HasWork);
        Assert.Equal((0, 0), (homes.Watched.Reads, homes.Watched.Writes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_there_was_no_such_file_one_is_begun(bool isHere)
    {
        using TwoHomes homes = Started(isHere, out _, out ProjectHome other);

        await homes.SyncAsync();

        Assert.Equal(Line(Id, "mine"), await ReadAsync(other));
        FileWritten write = Assert.Single(homes.Records.OfType<FileWritten>(), static write => write.Session is null);
        Assert.Equal((WriteMode.Create, null), (write.Mode, write.Before));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_for_the_side_that_a_run_leaves_alone_wait_for_another_run(bool isHere)
    {
        using TwoHomes homes = Started(isHere, out _, out ProjectHome other);
        await homes.SyncAsync();
        homes.From(isHere).One.Write(History, Line(Id, "mine") + Line(Id, "more"), ProjectHome.Morning);

        TargetResult oneWay = await homes.SyncAsync(new SyncPolicy(isHere ? SyncDirection.Pull : SyncDirection.Push));

        Assert.Equal((0, Line(Id, "mine")), (oneWay.Problems.Length, await ReadAsync(other)));
        await homes.SyncAsync();
        Assert.Equal(Line(Id, "mine") + Line(Id, "more"), await ReadAsync(other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_named_and_left_alone(bool isHere)
    {
        using TwoHomes homes = Started(isHere, out ProjectHome one, out ProjectHome other);
        using (FileStream large = File.OpenWrite(one.At(History)))
        {
            large.SetLength((64 << 20) + 1);
        }

        TargetResult result = await homes.SyncAsync();

        Assert.Equal([$"history.jsonl is larger than 64 MiB {(isHere ? "here" : "there")}: what it says of sessions is not synced."], result.Problems);
        Assert.False(File.Exists(other.At(History)));
        Assert.Equal(1, result.Summary.Pushed + result.Summary.Pulled);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_no_session_suffers()
    {
        using TwoHomes homes = Started(isHere: false, out _, out ProjectHome other);

        TargetResult result = await homes.SyncAsync(watch: static there => there.Unreadable = "history");

        Assert.Equal(["What history.jsonl says of sessions is not synced: it could not be read."], result.Problems);
        Assert.Equal((1, false), (result.Summary.Pulled, File.Exists(other.At(History))));
        Assert.Empty((await homes.SyncAsync()).Problems);
        Assert.Equal(Line(Id, "mine"), await ReadAsync(other));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        using TwoHomes homes = Started(isHere: true, out _, out ProjectHome other);

        TargetResult result = await homes.SyncAsync(watch: static there => there.Unwritable = "history");

        Assert.Equal(["What history.jsonl says of sessions is not synced: the disk is full."], result.Problems);
        await homes.SyncAsync();
        Assert.Equal(Line(Id, "mine"), await ReadAsync(other));
    }

    [Fact]
    public async Task Something_of_its_name_that_no_listing_told_of_is_named()
    {
        using TwoHomes homes = Started(isHere: true, out _, out ProjectHome other);

        TargetResult result = await homes.SyncAsync(watch: there => there.OnWrite = _ => other.Write(History, Line("another session", "theirs"), ProjectHome.Morning));

        Assert.Equal(["What history.jsonl says of sessions is not synced: something of that name, perhaps a link, is in its place."], result.Problems);
        Assert.Equal(Line("another session", "theirs"), await ReadAsync(other));
    }

    [Fact]
    public async Task What_a_client_writes_meanwhile_is_nothing_to_tell_and_waits()
    {
        using TwoHomes homes = Started(isHere: true, out _, out ProjectHome other);
        other.Write(History, Line("another session", "theirs"), ProjectHome.Morning);

        TargetResult result = await homes.SyncAsync(watch: there => there.OnWrite = writes =>
        {
            if (writes.Any(static write => write.Target.Path == "history.jsonl"))
            {
                File.AppendAllText(other.At(History), Line("another session", "more"));
            }
        });

        Assert.Empty(result.Problems);
        await homes.SyncAsync();
        Assert.Equal(Line("another session", "theirs") + Line("another session", "more") + Line(Id, "mine"), await ReadAsync(other));
    }

    private static string Line(string session, string text) => $$"""{"session_id":"{{session}}","ts":1795158602,"text":"{{text}}"}""" + "\n";

    private static Task<string> ReadAsync(ProjectHome home) => File.ReadAllTextAsync(home.At(History), TestContext.Current.CancellationToken);

    private static TwoHomes Started(bool isHere, out ProjectHome one, out ProjectHome other)
    {
        var homes = new TwoHomes("codex");
        (one, other) = homes.From(isHere);
        one.Start(Id, "mine").Write(History, Line(Id, "mine"), ProjectHome.Morning);
        return homes;
    }
}
