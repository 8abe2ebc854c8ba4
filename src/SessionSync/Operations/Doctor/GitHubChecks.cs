using System.Collections.Immutable;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges the account that Codespaces belong to.</summary>
public static class GitHubChecks
{
    /// <param name="login">What gh says of its login; null where it says that there is none, or cannot tell.</param>
    /// <param name="listing">Why Codespaces cannot be listed; null where they can.</param>
    /// <param name="hasCodespaces">Whether this machine knows of any Codespace: else no login is missed.</param>
    /// <param name="running">How many Codespaces of repositories known here run.</param>
    /// <param name="others">How many of them do not.</param>
    /// <param name="foreign">How many Codespaces there are of other repositories.</param>
    public static ImmutableArray<HealthCheck> Of(string? login, SyncException? listing, bool hasCodespaces, int running, int others, int foreign) => (login, listing) switch
    {
        (null, { } failure) => [Failed("gh login", failure, hasCodespaces)],
        (null, null) => [new HealthCheck("gh login", "", Verdict.Warning, "gh does not vouch for every login, though Codespaces can be listed", "gh auth status"), Counted(running, others, foreign)],
        ({ } told, { } failure) => [new HealthCheck("gh login", "", Verdict.Ok, told), Failed("codespaces", failure, hasCodespaces)],
        ({ } told, null) => [new HealthCheck("gh login", "", Verdict.Ok, told), Counted(running, others, foreign)],
    };

    private static HealthCheck Failed(string name, SyncException failure, bool hasCodespaces) =>
        HealthCheck.Failed(name, "", failure) with { Verdict = failure.NeedsLogin && !hasCodespaces ? Verdict.Warning : Verdict.Error };

    private static HealthCheck Counted(int running, int others, int foreign)
    {
        string found = $"{running} running, {others} not running (and left alone) of repositories known here";
        return new HealthCheck("codespaces", "", Verdict.Ok, foreign == 0 ? found : $"{found}; {foreign} of other repositories");
    }
}
