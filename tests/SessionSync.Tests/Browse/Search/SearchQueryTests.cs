using FsCheck;
using FsCheck.Fluent;
using SessionSync.Browse.Search;

namespace SessionSync.Tests.Browse.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("one", "(\"one\")")]
    [InlineData("one two", "(\"one\" AND \"two\")")]
    [InlineData("one AND two", "(\"one\" AND \"two\")")]
    [InlineData("one OR two three", "(\"one\") OR (\"two\" AND \"three\")")]
    [InlineData("one NOT two", "((\"one\") NOT (\"two\"))")]
    [InlineData("one NOT two NOT three", "((\"one\") NOT (\"two\" OR \"three\"))")]
    [InlineData("NOT NULL", "(\"not\" AND \"NULL\")")]
    [InlineData("NOT", "\"NOT\"")]
    [InlineData("OR AND", "\"OR\" AND \"AND\"")]
    [InlineData("one OR", "(\"one\")")]
    [InlineData("and or not", "(\"and\" AND \"or\" AND \"not\")")]
    [InlineData("\"one two\" three", "(\"one two\" AND \"three\")")]
    [InlineData("\"one two", "(\"one two\")")]
    [InlineData("“one two”", "(\"one two\")")]
    [InlineData("\"OR\"", "(\"OR\")")]
    [InlineData("pre*", "(\"pre*\"*)")]
    [InlineData("\"one pre\"*", "(\"one pre\"*)")]
    [InlineData("dont", "((\"dont\" OR \"don't\"))")]
    [InlineData("it isn’t", "(\"it\" AND (\"isn’t\" OR \"isnt\"))")]
    [InlineData("were O'Neill", "(\"were\" AND \"O'Neill\")")]
    [InlineData("youre NOT cant", "(((\"youre\" OR \"you're\")) NOT ((\"cant\" OR \"can't\")))")]
    [InlineData("rm -rf", "(\"rm\" AND \"-rf\")")]
    [InlineData("said:x ^y {z} + !", "(\"said:x\" AND \"^y\" AND \"{z}\")")]
    [InlineData("call(\"name\", 1)", "(\"call\" AND \"name\" AND \"1\")")]
    public void What_is_typed_means(string text, string expression) => Assert.Equal(expression, SearchQuery.Parse(text)!.Expression);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"\"")]
    [InlineData("() ** -- \" \"")]
    public void Without_a_letter_or_a_digit_there_is_nothing_to_look_for(string text) => Assert.Null(SearchQuery.Parse(text));

    [Fact]
    public void Whatever_is_typed_is_no_error()
    {
        using IndexedHome home = new();
        home.Write("a", "u one two three");
        home.Refresh();
        string[] words = ["one", "AND", "OR", "NOT", "NEAR", "\"", "(", ")", "*", "+", "-", "^", ":", "{", "}", "said", "'", "\\", "\u0000", "\uD800", "語", "é", ",", " ", "%", ";--"];
        Gen<string> text = Gen.Elements(words).ListOf().Select(static parts => string.Join(parts.Count % 2 == 0 ? " " : "", parts));

        Prop.ForAll(text.ToArbitrary(), typed => SearchQuery.Parse(typed) is not { } query || home.Index.Find(typed, query, IndexedHome.All) is not null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(7, 11));
    }

    [Fact]
    public void Thousands_of_words_are_no_error_either()
    {
        using IndexedHome home = new();
        home.Write("a", "u word");

        Assert.Equal(["a"], home.FindIds(string.Join(' ', Enumerable.Repeat("word", 5_000))));
        Assert.Equal(["a"], home.FindIds(string.Join(" OR ", Enumerable.Repeat("word", 5_000))));
        Assert.Empty(home.FindIds(new string('w', 100_000)));
    }
}
