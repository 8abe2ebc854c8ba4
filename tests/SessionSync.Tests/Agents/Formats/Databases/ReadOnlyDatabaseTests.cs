using SessionSync.Agents.Formats.Databases;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Formats.Databases;

/// <summary>Reading beside a program that writes, and after one that was killed.</summary>
public sealed class ReadOnlyDatabaseTests : IDisposable
{
    private const string Words = "SELECT word FROM words ORDER BY rowid";
    private readonly TemporaryFolder _folder = new();
    private readonly List<ReadWarning> _warnings = [];

    private string Database => _folder.File("store", "state.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_running_program_wrote_last_is_read_and_it_goes_on_writing()
    {
        using SqlFile writer = Writer("PRAGMA journal_mode = WAL");
        writer.Run("INSERT INTO words VALUES ('one')");
        string[] before = Files();
        Assert.Contains("state.db-wal", before);

        using ReadOnlyDatabase database = Open();
        Assert.Equal(["one"], Read(database));
        writer.Run("INSERT INTO words VALUES ('two')");
        Assert.Equal(["one", "two"], Read(database));

        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_reader_keeps_no_program_from_tidying_its_log()
    {
        using SqlFile writer = Writer("PRAGMA journal_mode = WAL");
        writer.Run("INSERT INTO words VALUES ('one')");
        using ReadOnlyDatabase database = Open();
        Read(database);

        writer.Run("PRAGMA wal_checkpoint(TRUNCATE)");

        Assert.Equal(0, new FileInfo(Database + "-wal").Length);
        Assert.Equal(["one"], Read(database));
    }

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public void Nothing_is_put_beside_a_database_that_was_closed(string mode)
    {
        using (SqlFile writer = Writer($"PRAGMA journal_mode = {mode}"))
        {
            writer.Run("INSERT INTO words VALUES ('one')");
        }

        using (ReadOnlyDatabase database = Open())
        {
            Assert.Equal(["one"], Read(database));
            Assert.Equal(["state.db"], Files());
        }

        Assert.Equal(["state.db"], Files());
    }

    [Fact]
    public void What_a_killed_program_left_in_its_log_is_read_from_a_copy()
    {
        string left = _folder.File("left", "state.db");
        using (SqlFile writer = Writer("PRAGMA journal_mode = WAL"))
        {
            writer.Run("INSERT INTO words VALUES ('one')");
            Directory.CreateDirectory(Path.GetDirectoryName(left)!);
            File.Copy(Database, left);
            File.Copy(Database + "-wal", left + "-wal");
        }

        using (ReadOnlyDatabase database = Open(left))
        {
            Assert.Equal(["one"], Read(database));
        }

        Assert.Equal(["state.db", "state.db-wal"], Files(left));
    }

    [Fact]
    public void A_change_that_a_killed_program_did_not_finish_is_not_read()
    {
        string left = _folder.File("left", "state.db");
        using (SqlFile writer = Writer("PRAGMA journal_mode = DELETE"))
        {
            writer.Run("INSERT INTO words VALUES ('one')");

            // So small a cache makes it write to the database before the change is finished.
            writer.Run("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE words SET word = 'half'; INSERT INTO words SELECT hex(zeroblob(100000));");
            Directory.CreateDirectory(Path.GetDirectoryName(left)!);
            File.Copy(Database, left);
            File.Copy(Database + "-journal", left + "-journal");
        }

        using (ReadOnlyDatabase database = Open(left))
        {
            Assert.Equal(["one"], Read(database));
        }

        Assert.Equal(["state.db", "state.db-journal"], Files(left));
    }

    [Fact]
    public void A_view_in_the_place_of_a_table_is_none()
    {
        using (SqlFile writer = Writer("PRAGMA journal_mode = DELETE"))
        {
            writer.Run("CREATE VIEW endless AS WITH RECURSIVE n(word) AS (SELECT 1 UNION ALL SELECT word + 1 FROM n) SELECT word FROM n");
        }

        using ReadOnlyDatabase database = Open();

        Assert.True(database.HasTable("words"));
        Assert.False(database.HasTable("endless"));
        Assert.False(database.HasTable("absent"));
    }

    [Fact]
    public void A_statement_that_would_never_end_is_given_up()
    {
        Writer("PRAGMA journal_mode = DELETE").Dispose();
        using ReadOnlyDatabase database = Open();

        database.Select("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", row => row.GetInt64(0));

        Assert.Single(_warnings);
    }

    [Fact]
    public void A_value_of_seventy_megabytes_costs_only_itself()
    {
        using (SqlFile writer = Writer("PRAGMA journal_mode = DELETE"))
        {
            writer.Run("INSERT INTO words VALUES ('one'), (zeroblob(70000000)), ('three')");
        }

        using ReadOnlyDatabase database = Open();
        byte[]?[] values = [.. from row in (string[])["1", "2", "3"] select database.Value("SELECT word FROM words WHERE rowid = $1", row)];

        Assert.Equal(["one"u8.ToArray(), null, "three"u8.ToArray()], values);
        Assert.Equal("2", Assert.Single(_warnings).Place);
    }

    [Fact]
    public void A_name_with_signs_of_addresses_is_a_name()
    {
        string path = _folder.File("100%25 of a?b#c&mode=memory", "state.db");
        SqlFile.Run(path, "CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('one');");

        using ReadOnlyDatabase database = Open(path);

        Assert.Equal(["one"], Read(database));
    }

    [Fact]
    public void A_file_that_is_no_database_is_told()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        File.WriteAllText(Database, new string('x', 5000));

        Assert.Null(ReadOnlyDatabase.TryOpen(Database, _warnings.Add));
        Assert.Null(ReadOnlyDatabase.TryOpen(_folder.File("absent"), _warnings.Add));

        Assert.Equal(["state.db", "absent"], _warnings.Select(warning => warning.Place));
    }

    private static string[] Read(ReadOnlyDatabase database) => [.. database.Select(Words, row => row.GetString(0))];

    private SqlFile Writer(string mode)
    {
        SqlFile writer = new(Database);
        writer.Run(mode);
        writer.Run("CREATE TABLE words (word TEXT)");
        return writer;
    }

    private ReadOnlyDatabase Open(string? path = null) =>
        ReadOnlyDatabase.TryOpen(path ?? Database, _warnings.Add) ?? throw new InvalidOperationException(_warnings[0].What);

    private string[] Files(string? path = null) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(path ?? Database)!).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
}
