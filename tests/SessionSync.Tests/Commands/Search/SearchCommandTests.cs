using System.Text.Json;
using SessionSync.Cli.Output;
using SessionSync.Tests.Browse.Search;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Search;

public sealed class SearchCommandTests : IDisposable
{
    private readonly CommandLineRun _run = new() { Readers = [new PlainConversations(), new PlainConversations("other")] };

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task What_is_found_is_a_line_each_for_programs()
    {
        Write("a", "d /work/demo\nu hello\na the\\nneedle \u001b]0;title\u0007 is here");

        Assert.Equal(ExitCode.Success, await _run.RunAsync("search", "needle"));

        Assert.Equal("a\tplain\t/work/demo\t2026-05-20T10:00:00.000Z\t1\tassistant\tTitle of a\tthe needle ]0;title is here\n", _run.Out);
        Assert.Empty(_run.Error);
    }

    [Fact]
    public async Task A_plain_line_means_what_the_command_tree_makes_of_it()
    {
        Write("a", "d /work/demo\nu hello\na the needle is here");
        await _run.RunAsync("search", "needle", "here");
        string plain = _run.Out;

        await _run.RunAsync("search", "needle", "here", "--limit", "20");
        await _run.RunAsync("search", "--no-refresh", "needle", "here");

        Assert.NotEmpty(plain);
        Assert.Equal(plain + plain + plain, _run.Out);
    }

    [Fact]
    public async Task On_a_terminal_it_is_highlighted_and_nothing_in_it_is_a_command_to_the_terminal()
    {
        using CommandLineRun run = Terminal();
        Write("a", "d /work/demo\nu see the needle \u001b[2J\u202E here", run);

        await run.RunAsync("search", "needle");

        Assert.Equal(
            "\e[1mTitle of a\e[0m\n  a  \e[2mplain, 2 hours ago, 1 message, /work/demo\e[0m\n  \e[2muser: \e[0msee the \e[1;31mneedle\e[0m [2J\uFFFD here\n\n", run.Out);
        Assert.Equal("1 session. Read one: sync-sessions show a\n", run.Error);
    }

    [Fact]
    public async Task Without_colours_it_is_the_same_text()
    {
        using CommandLineRun run = Terminal();
        run.Variables["NO_COLOR"] = "1";
        Write("a", "u see the needle", run);

        await run.RunAsync("search", "needle");

        Assert.Equal("Title of a\n  a  plain, 2 hours ago, 1 message\n  user: see the needle\n\n", run.Out);
        await run.RunAsync("search", "needle", "--color", "always");
        Assert.Contains("\e[1;31mneedle\e[0m", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_it_is_said_that_nothing_was_found()
    {
        using CommandLineRun run = Terminal();

        Assert.Equal(ExitCode.Success, await run.RunAsync("search", "needle"));

        Assert.Equal("Nothing was found.\n", run.Error);
        Write("a", "u see the needle", run);
        await run.RunAsync("search", "neelde");
        Assert.EndsWith("Nothing was found. Did you mean: sync-sessions search needle\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NOT_alone_is_told_to_be_looked_for_as_a_word()
    {
        Write("a", "u see the needle");

        Assert.Empty(await SearchAsync("NOT", "needle"));

        Assert.StartsWith("warning: NOT has nothing to take away from here, so it is looked for as a word", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_is_one_document()
    {
        Write("a", "d /work/demo\nu see the needle");
        Write("b", "u needle", hoursAgo: 9);

        Assert.Equal(ExitCode.Success, await _run.RunAsync("search", "--json", "--limit", "1", "needle"));

        JsonElement root = JsonDocument.Parse(_run.Out).RootElement;
        Assert.Equal(("needle", 2, false), (root.GetProperty("query").GetString(), root.GetProperty("total").GetInt32(), root.GetProperty("partial").GetBoolean()));
        JsonElement session = Assert.Single(root.GetProperty("sessions").EnumerateArray());
        Assert.Equal(
            """{"id":"b","agent":"plain","title":"Title of b","workspace":null,"branch":"main","parent_id":null,"subagent":false,"last_message_at":"2026-05-20T03:00:00.000Z","path":"PATH","matching_messages":1,"role":"user","at":null,"snippet":[{"text":"needle","match":true}]}""",
            session.GetRawText().Replace(Path.Combine(_run.WorkingDirectory, "b.plain"), "PATH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_can_be_chosen()
    {
        Directory.CreateDirectory(Path.Combine(_run.WorkingDirectory, "project", "below"));
        Write("a", $"d {_run.WorkingDirectory}/project/below\nu needle", hoursAgo: 1);
        Write("b", "d /elsewhere\nu needle", hoursAgo: 50);
        Write("c", "u needle", hoursAgo: 90, agent: "other");

        Assert.Equal(["a", "b", "c"], await SearchAsync("needle", "--all-projects"));
        Assert.Equal(["a"], await SearchAsync("needle", "--project", "project"));
        Assert.Equal(["a"], await SearchAsync("needle", "--since", "1d"));
        Assert.Equal(["c"], await SearchAsync("needle", "--agent", "oth"));
        Assert.Equal(["a", "b"], await SearchAsync("needle", "--limit", "2"));
        Assert.Equal(["a", "b", "c"], await SearchAsync("need*", "OR", "hay"));
    }

    [Fact]
    public async Task Without_a_refresh_what_is_new_is_not_found()
    {
        Write("a", "u needle");
        Assert.Empty(await SearchAsync("needle", "--no-refresh"));
        Assert.Equal(["a"], await SearchAsync("needle"));
        Write("b", "u needle");

        Assert.Equal(["a"], await SearchAsync("needle", "--no-refresh"));
    }

    [Fact]
    public async Task What_was_read_is_told_to_those_who_ask()
    {
        Write("a", "u needle\n? what");

        await _run.RunAsync("search", "needle", "--verbose");

        Assert.Equal(
            "Read 1 session (15 B), indexed 1 message, forgot 0 sessions.\nwarning: 1 record could not be read; 'sync-sessions show ID' tells which\nAsked the index in 0.0 ms.\n", _run.Error);
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew_and_that_is_told()
    {
        Write("a", "u needle");
        await SearchAsync("needle");
        File.WriteAllText(IndexFile, "this is no database, and it is long enough to be looked at as if it were one");

        ExitCode refused = await _run.RunAsync("search", "needle", "--no-refresh");

        Assert.Equal(ExitCode.Failure, refused);
        Assert.Contains("error: The search index is damaged.", _run.Error, StringComparison.Ordinal);
        Assert.Equal(["a"], await SearchAsync("needle"));
        Assert.Contains("warning: The search index was damaged and is made anew", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_that_only_the_question_meets_is_repaired_too()
    {
        Write("a", "u needle");
        await SearchAsync("needle");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={IndexFile};Pooling=False"))
        {
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TABLE messages_docsize";
            command.ExecuteNonQuery();
        }

        Assert.Equal(["a"], await SearchAsync("needle"));
        Assert.Contains("made anew", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_cannot_be_brought_up_to_date_is_an_error_and_answers_still()
    {
        Write("a", "u needle");
        await SearchAsync("needle");
        Write("b", "u needle");
        string turn = Path.Combine(Path.GetDirectoryName(IndexFile)!, "lock");
        File.Delete(turn);
        Directory.CreateDirectory(turn);

        Assert.Equal(ExitCode.Partial, await _run.RunAsync("search", "needle", "--json"));

        Assert.Contains("\"id\":\"a\"", _run.Out, StringComparison.Ordinal);
        Assert.Contains("The search index cannot be brought up to date", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no word to search for", "search", "--", "-!-")]
    [InlineData("There is no agent nobody", "search", "x", "--agent", "nobody")]
    [InlineData("--project and --all-projects cannot both be given", "search", "x", "--project", ".", "--all-projects")]
    [InlineData("--limit takes a whole number", "search", "x", "--limit", "0")]
    [InlineData("--since takes a time", "search", "x", "--since", "yesterday")]
    [InlineData("TEXT is missing", "search")]
    public async Task What_makes_no_sense_is_refused(string complaint, params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await _run.RunAsync(arguments));
        Assert.Contains(complaint, _run.Error, StringComparison.Ordinal);
    }

    private string IndexFile => Path.Combine(_run.WorkingDirectory, "state", "search", "sessions.db");

    private static CommandLineRun Terminal() => new() { IsTerminal = true, Readers = [new PlainConversations()] };

    private void Write(string session, string content, CommandLineRun? run = null, double hoursAgo = 2, string agent = "plain")
    {
        string path = Path.Combine((run ?? _run).WorkingDirectory, $"{session}.{agent}");
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, FixedTime.Noon.GetUtcNow().AddHours(-hoursAgo).UtcDateTime);
    }

    /// <summary>The ids of the sessions that are found.</summary>
    private async Task<string[]> SearchAsync(params string[] arguments)
    {
        int before = _run.Out.Length;
        Assert.Equal(ExitCode.Success, await _run.RunAsync(["search", .. arguments]));
        return [.. _run.Out[before..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t')[0])];
    }
}
