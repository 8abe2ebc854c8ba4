using System.Net.Sockets;
using Renci.SshNet.Common;
using SessionSync.Model;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The failures of the built-in client as errors in three parts: what happened, why, and what to do.</summary>
internal static class BuiltinFailure
{
    public static SyncException Declined(string name, string why) => new(
        FailureKind.Unreachable,
        $"Cannot reach {name} with the built-in SSH client",
        why,
        "Install the OpenSSH client, which can do that (Debian, Ubuntu: apt install openssh-client)",
        "If it is there: leave out \"transport\": \"builtin\", or unset SYNC_SESSIONS_TRANSPORT");

    /// <param name="offered">The keys that the host was shown.</param>
    /// <param name="notes">What was not tried, and why.</param>
    public static SyncException OfConnecting(string name, HostSettings settings, Exception exception, IReadOnlyList<string> offered, IReadOnlyList<string> notes)
    {
        (string why, string[] whatToDo) = exception switch
        {
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
                ($"There is no host of that name: {settings.HostName}", [$"Check the name, or add it to ~/.ssh/config: {settings.HostName}"]),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                ($"Nothing listens there: {settings.HostName}, port {settings.Port}", ["Check the port, and that sshd runs on the host"]),
            SocketException or SshOperationTimeoutException =>
                ($"It does not answer: {Printable.Line(exception.Message)}", ["Check the network"]),
            SshAuthenticationException => (Refused(offered, notes), ["Load the right key into an agent: ssh-add PATH", "Name it in ~/.ssh/config: IdentityFile PATH"]),
            _ => ($"The host ended the conversation: {Printable.Line(exception.Message)}", new[] { "Look at the log of its sshd" }),
        };
        return new SyncException(FailureKind.Unreachable, $"Cannot reach {name}", why, whatToDo);
    }

    /// <summary>Of a command that ended before the script said a word.</summary>
    public static SyncException OfCommand(string name, string said, int exitCode)
    {
        string line = Printable.Line(said);
        bool hasNoShell = exitCode == 127 || line.Contains("not found", StringComparison.OrdinalIgnoreCase);
        string why = hasNoShell ? $"It has no POSIX shell. It says: {line}"
            : line.Length > 0 ? $"It says: {line}"
            : $"The command ended there with exit code {exitCode} and said nothing";
        return new SyncException(
            FailureKind.Unreachable, $"Cannot reach {name}", why, hasNoShell ? "Install one there, and tar and coreutils (or busybox)" : "Look at what the login files there do");
    }

    private static string Refused(IReadOnlyList<string> offered, IReadOnlyList<string> notes) =>
        (offered.Count > 0 ? $"It did not accept any of our keys. It was shown: {string.Join(", ", offered)}" : "It did not accept any of our keys, for there was none to show")
        + (notes.Count > 0 ? $"; {string.Join("; ", notes)}" : "");
}
