using SessionSync.Sync.Journal;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Journal;

public sealed class JournalTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ScratchDirectory _scratch = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 5, 1, 12, 30, 0, TimeSpan.Zero));

    private string Folder => _scratch.At("journal");

    private SyncJournal Journal => new(Folder, _clock);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_intent_is_on_the_disk_before_anything_is_done()
    {
        JournalEntry entry = Journal.Begin(Began("work"));
        string text = File.ReadAllText(Path.Combine(entry.Folder, "entry.jsonl"));
        Assert.Equal("work", Assert.IsType<RunBegan>(JournalReader.Parse(text)).Target);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.StartsWith("20260501T123000000Z-", Path.GetFileName(entry.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_line_is_on_the_disk_as_soon_as_it_is_written()
    {
        JournalEntry entry = Journal.Begin(Began("work"));
        entry.Write(new RunEnded(null, "2"));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(entry.Folder, "entry.jsonl")).Length);
        entry.Write(new RunEnded(null, "3"), new RunEnded(null, "4"));
        JournalRun run = Assert.Single(JournalReader.Read(Folder, most: 9));
        Assert.Equal(["2", "3", "4"], run.Records.Cast<RunEnded>().Select(static record => record.How));
    }

    [Fact]
    public void What_is_kept_gets_a_path_of_its_own_each_time()
    {
        JournalEntry entry = Journal.Begin(Began("1"));
        string[] paths = [entry.NextKept(), entry.NextKept(), entry.NextKept()];
        Assert.Equal(["0", "1", "2"], paths.Select(Path.GetFileName));
        Assert.All(paths, path => Assert.Equal(Path.Combine(entry.Folder, "kept"), Path.GetDirectoryName(path)));
        Assert.True(Directory.Exists(Path.Combine(entry.Folder, "kept")));
    }

    [Fact]
    public void Two_runs_at_the_same_moment_have_entries_of_their_own()
    {
        JournalEntry one = Journal.Begin(Began("1"));
        JournalEntry two = Journal.Begin(Began("2"));
        Assert.NotEqual(one.Folder, two.Folder);
        Assert.Equal(["1", "2"], JournalReader.Read(Folder, most: 9).Select(static run => run.Began.Target).Order());
    }

    [Fact]
    public void Entries_are_for_their_owner_only()
    {
        JournalEntry entry = Journal.Begin(Began("1"));
        entry.NextKept();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(entry.Folder, "entry.jsonl")));
        Assert.All(
            [Folder, entry.Folder, Path.Combine(entry.Folder, "kept")],
            directory => Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(directory)));
    }

    [Fact]
    public void Entries_older_than_a_season_are_dropped_and_younger_ones_are_not()
    {
        JournalEntry old = Journal.Begin(Began("old"));
        File.WriteAllText(old.NextKept(), "kept");
        _clock.Now += TimeSpan.FromDays(1);
        JournalEntry younger = Journal.Begin(Began("younger"));
        _clock.Now += TimeSpan.FromDays(90);
        Assert.True(Directory.Exists(old.Folder));
        JournalEntry last = Journal.Begin(Began("last"));
        Assert.Equal([younger.Folder, last.Folder], Directory.GetDirectories(Folder).Order(StringComparer.Ordinal));
    }

    private static RunBegan Began(string target) => new(target, null);
}
