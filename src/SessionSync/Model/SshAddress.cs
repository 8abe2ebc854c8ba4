using System.Globalization;
using System.Text;

namespace SessionSync.Model;

/// <summary>A host that is reached by ssh.</summary>
/// <param name="User">The user, or null for the one in the ssh configuration.</param>
/// <param name="Host">A host name, an alias of the ssh configuration, or an IP address (IPv6 without brackets).</param>
/// <param name="Port">The port, or null for the one in the ssh configuration.</param>
/// <param name="Project">The project's absolute path on the host, or null to search for it.</param>
public sealed record SshAddress(string? User, string Host, int? Port, string? Project) : TargetAddress
{
    /// <summary>The characters that ssh itself refuses in a host or user: a ProxyCommand or Match exec of the user's could hand them to a shell.</summary>
    private const string Forbidden = "[]'`\"$\\;&<>|(){}";

    public override string ToString()
    {
        StringBuilder text = new(Port is null ? "ssh:" : "ssh://");
        if (User is not null)
        {
            text.Append(User).Append('@');
        }

        text.Append(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host);
        if (Port is { } port)
        {
            return text.Append(':').Append(port).Append(Project).ToString();
        }

        return Project is null ? text.ToString() : text.Append(':').Append(Project).ToString();
    }

    internal static SshAddress ParseRest(string text, string rest)
    {
        bool isUrl = rest.StartsWith("//", StringComparison.Ordinal);
        string body = isUrl ? rest[2..] : rest;
        (string? user, int hostStart) = SplitUser(text, body);
        (string host, int hostEnd) = SplitHost(text, body, hostStart);
        string tail = body[hostEnd..];
        return isUrl ? FromUrl(text, user, host, tail) : FromShort(text, user, host, tail);
    }

    private static SshAddress FromShort(string text, string? user, string host, string tail)
    {
        if (tail.Length == 0)
        {
            return new SshAddress(user, host, Port: null, Project: null);
        }

        if (tail[0] == '/')
        {
            throw Invalid(text, "A ':' is missing between host and path", $"ssh:{host}:{tail}");
        }

        string project = tail[1..];
        return ParsePort(project) is { } port
            ? throw Invalid(text, "A port can only be given in the long form", $"ssh://{host}:{port}")
            : new SshAddress(user, host, Port: null, CheckedProject(text, project));
    }

    private static SshAddress FromUrl(string text, string? user, string host, string tail)
    {
        int slash = tail.IndexOf('/', StringComparison.Ordinal);
        string portText = slash < 0 ? tail : tail[..slash];
        string path = slash < 0 ? "" : tail[slash..];
        int? port = portText.Length == 0
            ? null
            : ParsePort(portText[1..]) ?? throw Invalid(text, $"The port '{portText[1..]}' is no number from 1 to 65535");
        return new SshAddress(user, host, port, path is "" or "/" ? null : CheckedProject(text, path));
    }

    /// <summary>The user ends at the last '@' before any path, as it does for ssh.</summary>
    private static (string? User, int HostStart) SplitUser(string text, string body)
    {
        int slash = body.IndexOf('/', StringComparison.Ordinal);
        int at = (slash < 0 ? body : body[..slash]).LastIndexOf('@');
        if (at < 0)
        {
            return (null, 0);
        }

        string user = body[..at];
        if (user.Contains(':', StringComparison.Ordinal))
        {
            throw Invalid(text, "A password cannot be part of an address", "Use a key: ssh-copy-id puts yours on the host");
        }

        CheckWord(text, "user", user);
        return (user, at + 1);
    }

    private static (string Host, int End) SplitHost(string text, string body, int start)
    {
        bool isBracketed = start < body.Length && body[start] == '[';
        int end = isBracketed ? body.IndexOf(']', start) : body.AsSpan(start).IndexOfAny(':', '/') + start;
        if (end < start)
        {
            end = isBracketed ? throw Invalid(text, "The ']' behind the address is missing") : body.Length;
        }

        string host = isBracketed ? body[(start + 1)..end] : body[start..end];
        CheckWord(text, "host", host);
        if (!isBracketed)
        {
            // ssh puts other words in the place of these where a configuration uses the host's name.
            return host.Contains('%', StringComparison.Ordinal) ? throw Invalid(text, $"The host '{host}' has a character in it that no host can have") : (host, end);
        }

        if (end + 1 < body.Length && body[end + 1] is not (':' or '/'))
        {
            throw Invalid(text, "Only ':' or '/' can follow the ']'");
        }

        return (host, end + 1);
    }

    /// <summary>Host and user become arguments of ssh: neither may look like an option, or like more than one word.</summary>
    private static void CheckWord(string text, string what, string word)
    {
        if (word.Length == 0)
        {
            throw Invalid(text, $"The {what} is missing");
        }

        if (word[0] == '-')
        {
            throw Invalid(text, $"The {what} '{word}' starts with '-'");
        }

        foreach (char character in word)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal))
            {
                throw Invalid(text, $"The {what} '{word}' has a character in it that no {what} can have");
            }
        }
    }

    private static int? ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65_535 ? port : null;
}
