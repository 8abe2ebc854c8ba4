using SessionSync.Model;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>The failures of gh as errors in three parts: what happened, why, and what to do.</summary>
internal static class GitHubFailure
{
    private const int NotLoggedIn = 4;

    /// <summary>For whoever has no Codespace, and so may never want gh.</summary>
    private const string OtherTargets = "Name an SSH host or a directory instead: sync-sessions ssh:HOST, or dir:PATH";

    public static SyncException NotInstalled(string what) => new(
        FailureKind.Unreachable, what, "The GitHub command line, gh, is not on the PATH", OtherTargets, "For Codespaces, install gh (https://cli.github.com), then: gh auth login");

    /// <summary>Null where it is none of gh's own failures.</summary>
    public static SyncException? Explain(string what, string said, int exitCode)
    {
        bool Says(string text) => said.Contains(text, StringComparison.OrdinalIgnoreCase);
        string quoted = $"gh says: {string.Join("; ", said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Printable.Line))}";
        if (exitCode == NotLoggedIn || Says("gh auth login") || Says("HTTP 401"))
        {
            return new SyncException(FailureKind.Unreachable, what, $"gh is not logged in. {quoted}", "gh auth login", OtherTargets) { NeedsLogin = true };
        }

        (string Why, string[] WhatToDo)? reason = said switch
        {
            _ when Says("rate limit") => ($"GitHub wants us to slow down. {quoted}", ["Try again later"]),
            _ when Says("SAML") => ($"The organization wants a single sign-on. {quoted}", ["Open the address that gh names, or: gh auth refresh -h github.com -s codespace"]),
            _ when LacksScope(said) => (
                $"gh's login may not use Codespaces. {quoted}",
                ["gh auth refresh -h github.com -s codespace", "Where gh uses a token (GH_TOKEN, GITHUB_TOKEN), give that one access to Codespaces: https://github.com/settings/tokens"]),
            _ when Says("SSH server") => (
                "It has no SSH server",
                ["Add the feature \"ghcr.io/devcontainers/features/sshd:1\": {} to its devcontainer.json and rebuild it"]),
            _ when Says("HTTP 404") => ($"There is no Codespace of that name. {quoted}", ["gh codespace list"]),
            _ when Says("pending operation") => ($"It is busy. {quoted}", ["Try again in a minute"]),
            _ when Says("error connecting to api") || Says("check your internet connection") => ($"GitHub cannot be reached. {quoted}", ["Check the network, or https://githubstatus.com"]),
            _ when Says("timed out while waiting for the codespace to start") => ($"It does not start. {quoted}", ["Look at it: https://github.com/codespaces"]),
            _ => null,
        };
        return reason is { } found ? new SyncException(FailureKind.Unreachable, what, found.Why, found.WhatToDo) { NeedsLogin = LacksScope(said) } : null;
    }

    /// <summary>A login made without asking for it lacks the scope "codespace". Newer versions of gh name it
    /// (https://github.com/cli/cli/issues/5491); older ones tell only what GitHub answers, which for tokens is in other words.</summary>
    private static bool LacksScope(string said)
    {
        bool Says(string text) => said.Contains(text, StringComparison.OrdinalIgnoreCase);
        if (Says("rate limit") || Says("SAML"))
        {
            return false;
        }

        // A list is never missing: whoever may not see it is told so.
        return (Says("codespace") && Says("scope"))
            || (Says("HTTP 403") && Says("/codespaces"))
            || (Says("HTTP 404") && Says("/user/codespaces?"))
            || Says("Must have admin rights to Repository")
            || Says("Resource not accessible by");
    }
}
