using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Journal;

public sealed class LastWritersTests : IDisposable
{
    private static readonly SessionKey s_session = new(new AgentId("pi"), "one");
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(SyncDirection.Pull, 120, "work")]
    [InlineData(SyncDirection.Pull, 121, "here")]
    [InlineData(SyncDirection.Push, 120, "here")]
    public void What_came_from_a_target_and_still_is_the_same_was_written_there(SyncDirection direction, long size, string expected)
    {
        WriteEntry("1", Write(direction, from: 100, bytes: 20));

        Assert.Equal(expected, Writers().Of(s_session, size, "here"));
        Assert.Null(Writers().Of(s_session with { Id = "two" }, size, "here"));
        Assert.False(Writers().IsEmpty);
    }

    [Fact]
    public void Of_several_writes_the_last_one_counts()
    {
        WriteEntry("1", Write(SyncDirection.Push, 0, 300));
        WriteEntry("2", Write(SyncDirection.Pull, 0, 100), Write(SyncDirection.Pull, 100, 20));

        Assert.Equal("work", Writers().Of(s_session, 120, "here"));
    }

    [Fact]
    public void Only_a_conversation_that_was_written_counts_and_no_copy_of_a_branch()
    {
        WriteEntry(
            "1",
            Write(SyncDirection.Pull, 0, 120) with { Status = WriteStatus.Changed },
            Write(SyncDirection.Pull, 0, 120) with { File = "side/file" },
            Write(SyncDirection.Pull, 0, 120) with { Session = null },
            new BranchMade(new SessionKey(s_session.Agent, "origin"), s_session.Id),
            Write(SyncDirection.Pull, 0, 120));

        Assert.True(Writers().IsEmpty);
    }

    private static FileWritten Write(SyncDirection direction, long from, long bytes) =>
        new(s_session.Agent, s_session.Id, SessionFile.Transcript, direction, "a/b", WriteMode.Append, from, bytes, WriteStatus.Written);

    private LastWriters Writers() => LastWriters.Read(_scratch.At("journal"));

    private void WriteEntry(string name, params JournalRecord[] records)
    {
        Directory.CreateDirectory(_scratch.At($"journal/{name}"));
        File.WriteAllLines(_scratch.At($"journal/{name}/entry.jsonl"), [JournalWriter.Compose(new RunBegan("work", null)), .. records.Select(JournalWriter.Compose)]);
    }
}
