using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Tests.Stores.Machines;

public sealed class GitHubFailureTests
{
    [Theory]
    [InlineData("error getting codespaces: HTTP 403: Must have admin rights to Repository. (https://api.github.com/user/codespaces?per_page=30)")]
    [InlineData("error getting codespaces: HTTP 403: Must have admin rights to Repository.\nThis API operation needs the \"codespace\" scope. To request it, run:  gh auth refresh -h github.com -s codespace")]
    [InlineData("error getting codespaces: HTTP 403: Resource not accessible by personal access token (https://api.github.com/user/codespaces?per_page=100)")]
    [InlineData("HTTP 403: Resource not accessible by integration")]
    [InlineData("HTTP 403: Forbidden (https://api.github.com/user/codespaces/one?internal=true)")]
    [InlineData("error getting codespaces: HTTP 404: Not Found (https://api.github.com/user/codespaces?per_page=30)")]
    public void A_login_that_may_not_use_codespaces_is_told_the_scope(string said)
    {
        SyncException failure = GitHubFailure.Explain("Cannot list your Codespaces", said, exitCode: 1)!;

        Assert.Contains("may not use Codespaces", failure.Why, StringComparison.Ordinal);
        Assert.Equal("gh auth refresh -h github.com -s codespace", failure.WhatToDo[0]);
        Assert.Contains(failure.WhatToDo, static hint => hint.Contains("GH_TOKEN", StringComparison.Ordinal));
        Assert.True(failure.NeedsLogin);
    }

    [Theory]
    [InlineData("HTTP 403: API rate limit exceeded for user ID 1. (https://api.github.com/user/codespaces?per_page=30)", "slow down")]
    [InlineData("HTTP 404: Not Found (https://api.github.com/user/codespaces/one?internal=true)", "no Codespace of that name")]
    [InlineData("HTTP 403: Resource protected by organization SAML enforcement. (https://api.github.com/user/codespaces)", "single sign-on")]
    public void What_only_looks_like_that_is_told_as_what_it_is(string said, string why)
    {
        SyncException failure = GitHubFailure.Explain("Cannot list your Codespaces", said, exitCode: 1)!;

        Assert.Contains(why, failure.Why, StringComparison.Ordinal);
        Assert.False(failure.NeedsLogin);
    }
}
