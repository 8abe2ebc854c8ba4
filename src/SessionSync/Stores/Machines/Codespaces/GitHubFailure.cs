using SessionSync.Model;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>What gh says when it fails, told in three parts.</summary>
internal static class GitHubFailure
{
    private const int NotLoggedIn = 4;

    public static SyncException NotInstalled(string what) => new(
        ExitCode.Unreachable, what, "The GitHub command line, gh, is not on the PATH", "Install it: https://cli.github.com", "gh auth login");

    /// <summary>Null where it is none of gh's own failures.</summary>
    public static SyncException? Explain(string what, string said, int exitCode)
    {
        bool Says(string text) => said.Contains(text, StringComparison.OrdinalIgnoreCase);
        string quoted = $"gh says: {Printable.Line(said)}";
        if (exitCode == NotLoggedIn || Says("gh auth login") || Says("HTTP 401"))
        {
            return new SyncException(ExitCode.Unreachable, what, $"gh is not logged in. {quoted}", "gh auth login") { NeedsLogin = true };
        }

        (string Why, string[] WhatToDo)? reason = said switch
        {
            _ when Says("codespace") && Says("scope") => ($"gh's login may not use Codespaces. {quoted}", ["gh auth refresh -h github.com -s codespace"]),
            _ when Says("SSH server") => (
                "It has no SSH server",
                ["Add the feature \"ghcr.io/devcontainers/features/sshd:1\": {} to its devcontainer.json and rebuild it"]),
            _ when Says("HTTP 404") => ($"There is no Codespace of that name. {quoted}", ["gh codespace list"]),
            _ when Says("pending operation") => ($"It is busy. {quoted}", ["Try again in a minute"]),
            _ when Says("rate limit") => ($"GitHub wants us to slow down. {quoted}", ["Try again later"]),
            _ when Says("error connecting to api") || Says("check your internet connection") => ($"GitHub cannot be reached. {quoted}", ["Check the network, or https://githubstatus.com"]),
            _ when Says("timed out while waiting for the codespace to start") => ($"It does not start. {quoted}", ["Look at it: https://github.com/codespaces"]),
            _ => null,
        };
        return reason is { } found ? new SyncException(ExitCode.Unreachable, what, found.Why, found.WhatToDo) : null;
    }
}
