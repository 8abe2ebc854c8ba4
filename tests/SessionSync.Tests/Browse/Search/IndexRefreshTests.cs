using Microsoft.Data.Sqlite;
using SessionSync.Browse.Search;

namespace SessionSync.Tests.Browse.Search;

/// <summary>What is read and written to keep an index up to date, and what may happen to it meanwhile.</summary>
public sealed class IndexRefreshTests : IDisposable
{
    private readonly IndexedHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Only_what_has_changed_is_read()
    {
        _home.Write("a", "u one");
        _home.Write("b", "u one");
        Assert.Equal(new RefreshReport(2, 10, 2, 0, 0), _home.Refresh());
        Assert.Equal(new RefreshReport(0, 0, 0, 0, 0), _home.Refresh());

        _home.Write("b", "u one\na two");

        Assert.Equal(new RefreshReport(1, 11, 1, 0, 0), _home.Refresh());
        Assert.Equal(["a", "b", "b"], _home.Reader.Read.Order());
        Assert.Equal(["b"], _home.FindIds("two"));
    }

    [Fact]
    public void Of_a_session_that_has_grown_only_the_new_messages_are_written()
    {
        string before = string.Concat(Enumerable.Range(0, 1_000).Select(static number => $"u message{number}\n"));
        _home.Write("a", before);
        _home.Refresh();

        _home.Write("a", before + "a more\n", hoursAgo: 0.5);

        Assert.Equal(1, _home.Refresh()!.Written);
        Assert.Equal(["a"], _home.FindIds("more"));
        Assert.Equal(["a"], _home.FindIds("message999"));
    }

    [Fact]
    public void A_session_that_was_rewritten_is_found_by_what_it_says_now()
    {
        _home.Write("a", "u one\na two\nu three");
        _home.Refresh();

        _home.Write("a", "u one\na changed", hoursAgo: 0.5);

        Assert.Equal(["a"], _home.FindIds("one"));
        Assert.Equal(["a"], _home.FindIds("changed"));
        Assert.Empty(_home.FindIds("two"));
        Assert.Empty(_home.FindIds("three"));
    }

    [Fact]
    public void A_session_that_is_gone_is_not_found_and_what_it_said_is_not_kept()
    {
        _home.Write("a", "u zyzzyva\\nquagga");
        _home.Write("b", "u other");
        _home.Refresh();

        File.Delete(_home.PathOf("a"));

        Assert.Equal(1, _home.Refresh()!.Removed);
        Assert.Empty(_home.FindIds("zyzzyva"));
        Assert.Equal(["b"], _home.FindIds("other"));
        Assert.DoesNotContain("zyzzyva\nquagga", File.ReadAllText(_home.IndexFile), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_changed_a_moment_ago_is_looked_at_again()
    {
        _home.Write("a", "u one", hoursAgo: 0);
        _home.Refresh();

        _home.Write("a", "u two", hoursAgo: 0);

        Assert.Equal(["a"], _home.FindIds("two"));
    }

    [Fact]
    public void The_same_id_of_two_agents_is_two_sessions()
    {
        _home.Write("a", "u needle");
        _home.Write("a", "u needle", agent: "other");

        Assert.Equal(2, _home.FindIds("needle").Length);
    }

    [Fact]
    public void What_cannot_be_read_is_counted_and_its_neighbours_are_found()
    {
        _home.Write("a", "u one\n? what\nu two");

        Assert.Equal(1, _home.Refresh()!.Warnings);
        Assert.Equal(["a"], _home.FindIds("two"));
    }

    [Fact]
    public void A_session_that_cannot_be_read_costs_itself_and_is_tried_again()
    {
        _home.Write("a", "u needle");
        _home.Write("unreadable", "u needle");

        Assert.Equal(["a"], _home.FindIds("needle"));
        Assert.Equal(new RefreshReport(1, 8, 0, 0, 1), _home.Refresh());
    }

    [Fact]
    public void Nobody_else_may_read_the_index()
    {
        _home.Write("a", "u one");
        _home.Refresh();
        using var reader = new SqliteConnection($"Data Source={_home.IndexFile};Pooling=False");
        reader.Open();
        using SqliteCommand command = reader.CreateCommand();
        command.CommandText = "SELECT count(*) FROM conversations";
        command.ExecuteScalar();

        Assert.All(Directory.GetFiles(_home.IndexFolder), static file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.True(Directory.GetFiles(_home.IndexFolder).Length >= 3);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_home.IndexFolder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_damaged_index_is_made_anew(int kind)
    {
        _home.Write("a", "u needle");
        _home.Refresh();
        Damage(kind);
        _home.Write("b", "u needle");

        Assert.Equal(2, _home.FindIds("needle").Length);
        Assert.Equal(1, _home.Rebuilds);
    }

    [Fact]
    public void Damage_that_only_a_question_meets_is_told()
    {
        _home.Write("a", "u needle");
        _home.Refresh();
        Execute("DELETE FROM messages_data WHERE id > 1; DROP TABLE messages_docsize");

        Assert.Null(_home.Index.Find("needle", SearchQuery.Parse("needle")!, IndexedHome.All));
        _home.Index.Discard();

        Assert.Equal(["a"], _home.FindIds("needle"));
    }

    [Fact]
    public void An_index_of_another_version_is_made_anew()
    {
        _home.Write("a", "u needle");
        _home.Refresh();
        Execute("DROP TABLE conversations; CREATE TABLE conversations(id); PRAGMA user_version = 99");

        Assert.Equal(["a"], _home.FindIds("needle"));
        Assert.Equal(0, _home.Rebuilds);
    }

    [Fact]
    public void While_another_run_is_at_it_what_is_there_is_searched()
    {
        _home.Write("a", "u needle");
        _home.Refresh();
        _home.Write("b", "u needle");
        using (new FileStream(Path.Combine(_home.IndexFolder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Null(_home.Refresh(TimeSpan.Zero));
            Assert.Single(_home.Find("needle").Matches);
        }

        Assert.Equal(2, _home.FindIds("needle").Length);
    }

    [Fact]
    public async Task Many_at_once_all_find_everything()
    {
        for (int number = 0; number < 20; number++)
        {
            _home.Write($"s{number}", string.Concat(Enumerable.Repeat("u needle in a haystack\n", 200)));
        }

        int[] found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _home.FindIds("needle").Length)));

        Assert.All(found, static count => Assert.Equal(20, count));
        Assert.Equal(20, _home.Reader.Read.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_that_says_so()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_home.IndexFolder)!);
        File.WriteAllText(_home.IndexFolder, "");

        SyncException failure = Assert.Throws<SyncException>(() => _home.Refresh());

        Assert.Equal("The search index cannot be brought up to date", failure.What);
        Assert.NotEmpty(failure.WhatToDo);
    }

    [Fact]
    public void A_run_that_was_stopped_loses_nothing()
    {
        using CancellationTokenSource stop = new();
        _home.Write("a", "u needle");

        Assert.ThrowsAny<OperationCanceledException>(() => _home.Index.Refresh(new(new(Path.GetDirectoryName(_home.PathOf("a"))!, static _ => null), []), _ => stop.Cancel(), static () => { }, stop.Token));

        Assert.Equal(["a"], _home.FindIds("needle"));
        Assert.Equal(0, _home.Rebuilds);
    }

    private void Damage(int kind)
    {
        switch (kind)
        {
            case 0:
                File.WriteAllText(_home.IndexFile, "no database at all, whatever its name may say");
                break;
            case 1:
                byte[] bytes = File.ReadAllBytes(_home.IndexFile);
                bytes.AsSpan(4096).Fill(0xA5);
                File.WriteAllBytes(_home.IndexFile, bytes);
                break;
            case 2:
                Execute("DROP TABLE conversations");
                break;
            default:
                Execute("DROP TABLE messages_data");
                break;
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_home.IndexFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
