using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Tests.Agents.ClaudeCode;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A file that nothing tells to be a session lies where one of the other side belongs.</summary>
public sealed class UnrecognizedFilesTests : IDisposable
{
    private static readonly FileStamp s_stamp = new(77, 7);
    private static readonly SessionEntry s_session = Example.Entry(Example.Now, Example.File(9, name: Example.Side), Example.File(100));

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_is_taken_for_a_version_of_that_session()
    {
        Inventory found = Find([s_session], At($"{Claude.First}.jsonl"), At("another.jsonl"));

        SessionEntry session = Assert.Single(found.Sessions);
        Assert.Equal((Example.Key, "-home-u-demo", null), (session.Key, session.Folder, session.Head));
        SessionFile file = Assert.Single(session.Files);
        Assert.Equal((SessionFile.Transcript, $"-home-u-demo/{Claude.First}.jsonl", s_stamp, true), (file.Name, file.Path, file.Stamp, file.IsUnrecognized));
    }

    [Fact]
    public void A_side_file_in_such_a_place_is_none_and_neither_is_a_file_elsewhere() =>
        Assert.Empty(Find([s_session], At($"{Claude.First}/{Example.Side}"), new UnclaimedFile($"-home-u-other/{Claude.First}.jsonl", s_stamp)).Sessions);

    [Fact]
    public void A_session_that_is_there_needs_none()
    {
        SessionEntry present = Example.Entry(Example.Now, Example.File(50));
        SessionEntry second = s_session with { Key = Claude.Key(Claude.Second) };

        Inventory found = Find(Example.State(present), [s_session, second], At($"{Claude.First}.jsonl"), At($"{Claude.Second}.jsonl"));

        Assert.Equal([present.Key, second.Key], found.Sessions.Select(static session => session.Key));
        Assert.Same(present, found.Sessions[0]);
    }

    private static UnclaimedFile At(string name) => new($"-home-u-demo/{name}", s_stamp);

    private Inventory Find(SessionEntry[] other, params UnclaimedFile[] files) => Find(Example.State(), other, files);

    private Inventory Find(StoreState side, SessionEntry[] other, params UnclaimedFile[] files) =>
        UnrecognizedFiles.In(side with { UnclaimedFiles = [.. files] }, Example.State([.. other]).Inventory, Example.Setup(_scratch).Local);
}
