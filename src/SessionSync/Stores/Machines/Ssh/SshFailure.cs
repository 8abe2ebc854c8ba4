using SessionSync.Model;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines.Ssh;

/// <summary>The failures of ssh as errors in three parts: what happened, why, and what to do.</summary>
internal static class SshFailure
{
    /// <summary>In characters. The answer of a login shell that does not understand a command may fill screens.</summary>
    private const int LongestQuote = 400;

    public static SyncException NotInstalled(string name) => new(
        FailureKind.Unreachable, $"Cannot reach {name}", "There is no ssh on the PATH", "Install the OpenSSH client (Debian, Ubuntu: apt install openssh-client)", "Or have the built-in client connect: \"transport\": \"builtin\"");

    public static SyncException Explain(string name, string host, string said, int exitCode)
    {
        string line = Printable.Line(said);
        line = line.Length > LongestQuote ? line[..LongestQuote] + "…" : line;
        (string why, string[] whatToDo) = Reason(host, line, exitCode);
        return new SyncException(FailureKind.Unreachable, $"Cannot reach {name}", why, whatToDo);
    }

    private static (string Why, string[] WhatToDo) Reason(string host, string said, int exitCode)
    {
        bool Says(string text) => said.Contains(text, StringComparison.OrdinalIgnoreCase);
        string quoted = $"ssh says: {said}";
        return said switch
        {
            _ when Says("Could not resolve hostname") => ($"There is no host of that name. {quoted}", [$"Check the name, or add it to ~/.ssh/config: {host}"]),
            _ when Says("Host key verification failed") || Says("REMOTE HOST IDENTIFICATION HAS CHANGED") =>
                ($"The host's key is not known, or not the one it had. {quoted}", [$"Connect once by hand and check the key: ssh {host}"]),
            _ when Says("Permission denied") || Says("Too many authentication failures") =>
                ($"It did not accept any of our keys. {quoted}", [$"Find out which keys are offered: ssh -v {host} true", "Load the right one: ssh-add PATH"]),
            _ when Says("Connection refused") => ($"Nothing listens there. {quoted}", ["Check the port, and that sshd runs on the host"]),
            _ when Says("timed out") || Says("No route to host") || Says("unreachable") =>
                ($"It does not answer. {quoted}", [$"Check the network: ssh {host} true"]),
            _ when exitCode == RemoteScript.CommandWasChanged =>
                ("The login shell there changes what it is told to run, so nothing was run", [$"Give the account there another login shell: ssh {host}, then chsh -s /bin/sh"]),
            _ when exitCode == 127 || Says("not found") => ($"It has no POSIX shell. {quoted}", ["Install one there, and tar and coreutils (or busybox)"]),
            { Length: > 0 } => (quoted, [$"See where it fails: ssh -v {host} true"]),
            _ => ($"ssh ended with exit code {exitCode} and said nothing", [$"See where it fails: ssh -v {host} true"]),
        };
    }
}
