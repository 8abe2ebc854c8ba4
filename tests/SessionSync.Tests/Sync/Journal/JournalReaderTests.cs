using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private static readonly SessionKey s_session = new(new AgentId("pi"), "one\"\n\u2028");
    private static readonly ContentHash s_content = ContentHash.Of("content"u8);
    private static readonly ImmutableArray<JournalRecord> s_records =
    [
        new VersionKept(s_session, "side/file", "work", "a/b", new FileStamp(long.MaxValue, -1), "0"),
        new FileWritten(s_session.Agent, s_session.Id, "", SyncDirection.Push, "a/b", WriteMode.Append, 10, 5, WriteStatus.Written) { Before = new BytesBefore(10, s_content), Content = s_content },
        new FileWritten(s_session.Agent, s_session.Id, "", SyncDirection.Push, "a/b", WriteMode.Truncate, 0, 5, WriteStatus.Written) { Before = new BytesBefore(15, s_content) },
        new FileWritten(s_session.Agent, s_session.Id, "", SyncDirection.Pull, "a/b", WriteMode.Delete, 0, 0, WriteStatus.Changed) { Before = new BytesBefore(5, s_content) },
        new FileWritten(s_session.Agent, null, "", SyncDirection.Pull, "history", WriteMode.Create, 0, 5, WriteStatus.Failed) { Detail = "no room" },
        new BranchMade(s_session, "two"),
        new SessionImported(s_session, SyncDirection.Both, 7, s_content, null),
        new SessionImported(s_session, SyncDirection.Pull, 7, s_content, "it said no") { Before = new ImportSignature(3, "msg\n", long.MaxValue, "") },
        new RunEnded(new DateTimeOffset(2026, 5, 1, 12, 30, 0, TimeSpan.Zero), "done"),
    ];

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_record_is_read_as_it_was_written() =>
        Assert.Equal(s_records, s_records.Select(static record => JournalReader.Parse(JournalWriter.Compose(record))!));

    [Fact]
    public void What_a_run_set_out_to_do_is_read_as_it_was_written()
    {
        var step = new IntendedStep(s_session, "side/file", SyncAction.Merge, SyncDirection.Both);
        var began = new RunBegan("work", new DateTimeOffset(2026, 5, 1, 12, 30, 0, TimeSpan.FromHours(2)))
        {
            Origin = new RunOrigin("push", "ssh:me@host:/srv/product"),
            Project = "/home/me/product",
            Agent = s_session.Agent,
            Steps = [step],
        };

        RunBegan read = Assert.IsType<RunBegan>(JournalReader.Parse(JournalWriter.Compose(began)));

        Assert.Equal([step], read.Steps);
        Assert.Equal(began with { Steps = read.Steps }, read);
    }

    [Fact]
    public void What_an_earlier_version_wrote_is_read()
    {
        ImmutableArray<string> lines =
        [
            """{"type":"begin","target":"work","started":"2026-05-01T12:30:00+00:00","steps":[{"agent":"codex","session":"1","file":"","action":"Append","direction":"Pull"}]}""",
            """{"type":"write","agent":"codex","session":"1","file":"","direction":"Pull","path":"a/b.jsonl","mode":"Append","from":100,"bytes":20,"status":"Written"}""",
            """{"type":"write","agent":"codex","direction":"Pull","path":"history.jsonl","mode":"Create","from":0,"bytes":20,"status":"Changed"}""",
            """{"type":"end","ended":"2026-05-01T12:31:00+00:00","how":"done"}""",
        ];
        Write("20260501T123000000Z-a", lines);

        JournalRun run = Assert.Single(JournalReader.Read(_scratch.At("journal"), most: 9));

        Assert.Equal(("work", "", "", null), (run.Began.Target, run.Began.Origin.Command, run.Began.Project, run.Began.Agent));
        Assert.Equal(SyncAction.Append, Assert.Single(run.Began.Steps).Action);
        Assert.Equal(3, run.Records.Length);
        Assert.Null(Assert.IsType<FileWritten>(run.Records[0]).Content);
        Assert.Equal("work", LastWriters.Read(_scratch.At("journal")).Of(new SessionKey(new AgentId("codex"), "1"), size: 120, "here"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"thought"}""")]
    [InlineData("""{"type":"write","agent":"codex"}""")]
    [InlineData("""{"type":"write","agent":"codex","direction":"Up","path":"a","mode":"Create","from":0,"bytes":20,"status":"Written"}""")]
    [InlineData("""{"type":"write","agent":"codex","direction":"Pull","path":"a","mode":"Create","from":0.5,"bytes":20,"status":"Written"}""")]
    [InlineData("""{"type":"write","agent":"codex","direction":"Pull","path":"a","mode":"Append","from":5,"bytes":20,"before":7,"status":"Written"}""")]
    [InlineData("""{"type":"branch","agent":"codex","session":null,"branch":"b"}""")]
    public void A_line_that_is_not_as_expected_tells_nothing(string line) => Assert.Null(JournalReader.Parse(line));

    [Fact]
    public void Entries_come_the_newest_first_and_without_what_cannot_be_read()
    {
        foreach (string name in (string[])["20260501", "20260503", "20260502"])
        {
            Write(name, [JournalWriter.Compose(new RunBegan(name, null)), "{torn"]);
        }

        Write("20260504", ["{torn"]);
        Directory.CreateDirectory(_scratch.At("journal/20260505"));

        Assert.Equal(["20260503", "20260502"], JournalReader.Read(_scratch.At("journal"), most: 4).Select(static run => run.Began.Target));
        Assert.Empty(JournalReader.Read(_scratch.At("nowhere"), most: 4));
    }

    [Fact]
    public void Entries_are_told_in_their_order_however_many_there_are()
    {
        string[] names = [.. Enumerable.Range(10, 40).Select(static number => $"{number}")];
        foreach (string name in names.OrderBy(static name => name[1]).ThenByDescending(static name => name[0]))
        {
            Write(name, [JournalWriter.Compose(new RunBegan(name, null))]);
        }

        Assert.Equal(names.Reverse(), JournalReader.Read(_scratch.At("journal"), most: 100).Select(static run => run.Began.Target));
    }

    [Fact]
    public void An_entry_that_is_too_large_to_be_one_is_not_waited_for()
    {
        Write("1", [JournalWriter.Compose(new RunBegan("small", null))]);
        Write("2", [JournalWriter.Compose(new RunBegan("large", null)), new string('x', 4 << 20)]);

        Assert.Equal(["small"], JournalReader.Read(_scratch.At("journal"), most: 4).Select(static run => run.Began.Target));
    }

    [Fact]
    public void Steps_that_are_no_list_are_none() =>
        Assert.Empty(Assert.IsType<RunBegan>(JournalReader.Parse("""{"type":"begin","target":"work","steps":{}}""")).Steps);

    private void Write(string name, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(_scratch.At($"journal/{name}"));
        File.WriteAllLines(_scratch.At($"journal/{name}/entry.jsonl"), lines);
    }
}
