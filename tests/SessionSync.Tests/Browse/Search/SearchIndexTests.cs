using SessionSync.Browse.Search;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Search;

/// <summary>What is found, and what is told of it.</summary>
public sealed class SearchIndexTests : IDisposable
{
    private readonly IndexedHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("retry", true)]
    [InlineData("RETRY", true)]
    [InlineData("cafe", true)]
    [InlineData("CAFÉ", true)]
    [InlineData("tim*", true)]
    [InlineData("tim", false)]
    [InlineData("\"retry the timeout\"", true)]
    [InlineData("\"timeout the retry\"", false)]
    [InlineData("timeout retry", true)]
    [InlineData("retry missing", false)]
    [InlineData("retry OR missing", true)]
    [InlineData("retry NOT timeout", false)]
    [InlineData("retry NOT missing", true)]
    [InlineData("src/http_client.ts", true)]
    [InlineData("http_client", true)]
    [InlineData("client_http", false)]
    [InlineData("検索", true)]
    [InlineData("全文検索", true)]
    [InlineData("索検", false)]
    [InlineData("한국", true)]
    [InlineData("かな", true)]
    [InlineData("abc漢", true)]
    [InlineData("𠮷野", true)]
    public void Words_are_found_as_people_look_for_them(string text, bool isFound)
    {
        _home.Write("a", "u Please retry the timeout at the café, in src/http_client.ts: 全文検索とかな 한국어 abc漢字 𠮷野家");

        Assert.Equal(isFound ? ["a"] : [], _home.FindIds(text));
    }

    [Theory]
    [InlineData("dont", "I don't know")]
    [InlineData("don't", "I dont know")]
    [InlineData("don’t", "I don't know")]
    [InlineData("youre", "so you’re here")]
    public void An_apostrophe_more_or_less_is_the_same_word(string text, string said)
    {
        _home.Write("a", $"u {said}");

        Assert.Equal(["a"], _home.FindIds(text));
    }

    [Theory]
    [InlineData("improter", "importer")]
    [InlineData("IMPROTER café", "importer café")]
    [InlineData("importer", null)]
    [InlineData("importer missing", null)]
    [InlineData("zzzzzzzz", null)]
    [InlineData("imprter NOT done", "importer NOT done")]
    [InlineData("\"improter\"", null)]
    public void Where_nothing_is_found_a_word_that_was_nearly_said_is_suggested(string text, string? suggestion)
    {
        _home.Write("a", "u Why does the importer of the cafe drop rows?\na done");
        _home.Refresh();

        Assert.Equal(suggestion, _home.Find(text).Suggestion);
    }

    [Fact]
    public void The_beginning_of_an_id_names_one_session_alone()
    {
        _home.Write("01a1f7b7-1111", "u needle");
        _home.Write("01a1f7b7-2222", "u hay");
        _home.Write("3f2a81c0-3333", "u needle");
        _home.Refresh();

        Assert.Equal(["01a1f7b7-1", "3f2a81c0"], _home.Find("needle").Matches.Select(static match => match.ShortId).Order());
    }

    [Fact]
    public void Words_of_a_question_are_looked_for_in_one_message()
    {
        _home.Write("a", "u first\na second");

        Assert.Empty(_home.FindIds("first second"));
    }

    [Fact]
    public void What_was_said_comes_before_what_a_tool_printed()
    {
        _home.Write("printed", "t needle in a haystack");
        _home.Write("said", "a needle in a haystack", hoursAgo: 100);
        _home.Write("neither", "u nothing");

        Assert.Equal(["said", "printed"], _home.FindIds("needle"));
    }

    [Fact]
    public void A_message_that_says_little_else_comes_first_and_the_newer_one_among_equals()
    {
        _home.Write("long", "u needle " + string.Join(' ', Enumerable.Range(0, 500)), hoursAgo: 1);
        _home.Write("old", "u needle", hoursAgo: 9);
        _home.Write("new", "u needle", hoursAgo: 2);

        Assert.Equal(["new", "old", "long"], _home.FindIds("needle"));
    }

    [Theory]
    [InlineData("C#")]
    [InlineData("c#")]
    [InlineData("\"C# is\"")]
    [InlineData("C# OR nothing")]
    public void What_is_typed_with_signs_in_it_is_meant_to_the_letter_first(string text)
    {
        _home.Write("plus", "u C++ is C, and C is C");
        _home.Write("sharp", "u what do you think " + string.Join(' ', Enumerable.Range(0, 500)) + " C# is fine", hoursAgo: 100);

        Assert.Equal("sharp", _home.FindIds(text)[0]);
    }

    [Fact]
    public void Calls_of_tools_are_found_but_neither_thoughts_nor_what_the_agent_put_in()
    {
        _home.Write("a", "c git bisect\nh secretly\nm reminder");

        Assert.Equal(["a"], _home.FindIds("bisect"));
        Assert.Equal(["a"], _home.FindIds("bash"));
        Assert.Empty(_home.FindIds("secretly"));
        Assert.Empty(_home.FindIds("reminder"));
    }

    [Fact]
    public void Of_what_tools_print_only_the_beginning_is_kept()
    {
        _home.Write("a", $"t early {new string('-', 3_000)} late");
        _home.Write("b", $"u early {new string('-', 3_000)} late");

        Assert.Equal(["b"], _home.FindIds("late"));
        Assert.Equal(["b", "a"], _home.FindIds("early"));
    }

    [Fact]
    public void A_match_tells_its_session_and_the_words_around_it()
    {
        _home.Write("a", "d /work/demo\nu hello\na The\\nneedle is\\n\\n  in the haystack\na needle again, and more of it here", hoursAgo: 2);
        _home.Refresh();

        SearchMatch match = Assert.Single(_home.Find("needle").Matches);

        Assert.Equal(("plain/a", "Title of a", "/work/demo", "main"), (match.Key.ToString(), match.Title, match.Directory, match.Branch));
        Assert.Equal((Role.Assistant, DateTimeOffset.UnixEpoch.AddDays(1), 2, false), (match.Role, match.At, match.Messages, match.IsSubagent));
        Assert.Equal(FixedTime.Noon.GetUtcNow().AddHours(-2), match.LastMessageAt);
        Assert.Equal(_home.PathOf("a"), match.Path);
        Assert.Equal([new("The ", false), new("needle", true), new(" is in the haystack", false)], match.Snippet);
    }

    [Fact]
    public void A_snippet_has_what_was_written_but_for_characters_of_control()
    {
        _home.Write("a", "u 全文検索のテスト \u001b[31mred\u0002\u0003\u0000 needle \u009b");
        _home.Refresh();

        Assert.Equal([new("全文", false), new("検索", true), new("のテスト [31mred needle ", false)], _home.Find("検索").Matches[0].Snippet);
    }

    [Fact]
    public void Sessions_can_be_chosen_by_agent_time_and_directory()
    {
        _home.Write("a", "d /work/demo\nu needle", hoursAgo: 1);
        _home.Write("b", "d /work/demo/below\nu needle", hoursAgo: 30);
        _home.Write("c", "d /work/demonstration\nu needle", hoursAgo: 50);
        _home.Write("d", "u needle", agent: "other", hoursAgo: 70);
        _home.Refresh();

        Assert.Equal(["a", "b", "c", "d"], _home.FindIds("needle"));
        Assert.Equal(["d"], _home.FindIds("needle", IndexedHome.All with { Agent = new("other") }));
        Assert.Equal(["a", "b"], _home.FindIds("needle", IndexedHome.All with { Since = FixedTime.Noon.GetUtcNow().AddHours(-40) }));
        Assert.Equal(["a", "b"], _home.FindIds("needle", IndexedHome.All with { IsInProject = static directory => directory is "/work/demo" or "/work/demo/below" }));
        Assert.Equal(["b"], _home.FindIds("needle", IndexedHome.All with { Agent = new("plain"), IsInProject = static directory => directory.EndsWith("below", StringComparison.Ordinal) }));
        Assert.Empty(_home.FindIds("needle", IndexedHome.All with { Agent = new("none") }));
    }

    [Fact]
    public void Only_as_many_are_told_as_were_asked_for_and_how_many_there_are()
    {
        for (int number = 0; number < 5; number++)
        {
            _home.Write($"s{number}", "u needle", hoursAgo: number + 1);
        }

        _home.Refresh();
        SearchResult result = _home.Find("needle", IndexedHome.All with { Limit = 2 });

        Assert.Equal(["s0", "s1"], result.Matches.Select(static match => match.Key.Id));
        Assert.Equal((5, false), (result.Sessions, result.IsPartial));
    }

    [Fact]
    public void A_word_that_is_everywhere_is_looked_for_in_the_newest_messages()
    {
        string many = string.Concat(Enumerable.Repeat("u the\n", 15_000));
        _home.Write("old", many, hoursAgo: 9);
        _home.Write("new", many, hoursAgo: 1);
        _home.Refresh();

        SearchResult result = _home.Find("the");

        Assert.True(result.IsPartial);
        Assert.Equal([("new", 15_000), ("old", 5_000)], result.Matches.Select(static match => (match.Key.Id, match.Messages)));
    }
}
