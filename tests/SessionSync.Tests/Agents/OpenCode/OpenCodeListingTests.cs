using SessionSync.Agents.OpenCode;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.OpenCode;

public sealed class OpenCodeListingTests
{
    [Fact]
    public void A_session_of_a_subdirectory_tells_its_place()
    {
        OpenCodeListing listing = OpenCodeListing.Parse(
        [
            """{"columns":["id","title"]}""",
            """{"id":"ses_1","directory":"/work/app/src/web","title":"T","messages":2,"message":"msg_2","parts":3,"part":"prt_3","head":1000}""",
        ], "/work/app");

        Assert.Equal(["id", "title"], listing.ColumnNames);
        Assert.Equal(
            new ImportableSession(
                new SessionKey(OpenCodeListing.Agent, "ses_1"), null, "src/web", "T", DateTimeOffset.FromUnixTimeSeconds(1), new ImportSignature(2, "msg_2", 3, "prt_3")),
            Assert.Single(listing.Sessions));
    }

    [Fact]
    public void A_message_that_is_being_written_tells_when_it_was_last()
    {
        OpenCodeListing listing = OpenCodeListing.Parse(
        [
            """{"id":"ses_1","directory":"/p","unfinished":1,"written":5000,"head":1000}""",
            """{"id":"ses_2","directory":"/p","unfinished":1,"written":null,"head":1000}""",
            """{"id":"ses_3","directory":"/p","unfinished":null,"head":1000}""",
        ], "/p");

        Assert.Equal([5, 1, null], listing.Sessions.Select(session => session.UnfinishedSince?.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("""{"id":"../x","directory":"/p"}""")]
    [InlineData("""{"id":"a' OR '1'='1","directory":"/p"}""")]
    [InlineData("""{"id":"ses_1","directory":"/p/../q"}""")]
    [InlineData("""{"id":"ses_1","directory":"/p/a\u0000b"}""")]
    [InlineData("""{"id":"ses_1","directory":"/pq"}""")]
    [InlineData("""{"id":"ses_1"}""")]
    [InlineData("""{"directory":"/p"}""")]
    [InlineData("""["ses_1"]""")]
    [InlineData("")]
    public void What_is_no_session_of_the_project_is_left_out(string line) => Assert.Empty(OpenCodeListing.Parse([line], "/p").Sessions);

    [Fact]
    public void A_session_that_is_listed_twice_is_one() =>
        Assert.Single(OpenCodeListing.Parse(["{\"id\":\"ses_1\",\"directory\":\"/p\"}", "{\"id\":\"ses_1\",\"directory\":\"/p/q\"}"], "/p").Sessions);

    [Fact]
    public void The_whole_of_a_machine_can_be_a_project() =>
        Assert.Equal("p/q", Assert.Single(OpenCodeListing.Parse(["""{"id":"ses_1","directory":"/p/q"}"""], "/").Sessions).Place);

    [Theory]
    [InlineData("ERROR service=models.dev error=x Failed\n\u001b[91m\u001b[1mError: \u001b[0mUnexpected error\n\nMissing key\n  at [\"mode\"]\n", "Unexpected error Missing key at [\"mode\"]")]
    [InlineData("sh: cannot open\u0007", "sh: cannot open")]
    [InlineData("", "it did not say why")]
    public void Of_what_the_command_says_the_failure_is_kept(string said, string expected) => Assert.Equal(expected, OpenCodeClient.FailureOf(said));

    [Fact]
    public void What_is_more_than_an_id_or_no_column_of_sessions_is_in_no_statement()
    {
        string statement = OpenCodeQuery.Content(["id", "title", "x); DROP TABLE session; --"], ["ses_1", "ses_2'); DROP TABLE session; --"]);

        Assert.Contains("'ses_1'", statement, StringComparison.Ordinal);
        Assert.Contains("'title',title", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("DROP", statement, StringComparison.Ordinal);
    }
}
