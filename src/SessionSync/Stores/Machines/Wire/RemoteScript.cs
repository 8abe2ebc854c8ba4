using System.Text;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The script that runs on the far side. It is always the same text: whatever belongs to a user, a file or a path is sent to
/// it as data.</summary>
public sealed class RemoteScript
{
    private const string Name = "sync-sessions";

    private RemoteScript(string text, string token, string opening)
    {
        Text = text;
        Token = token;
        Opening = opening;
    }

    /// <summary>The script's own text, without comments and indentation.</summary>
    public string Text { get; }

    /// <summary>The word that the script says first, new for every run: what comes before it was not said by the script.</summary>
    public string Token { get; }

    /// <summary>What opens the conversation, as the escapes of <c>printf %b</c>: without quotes, and so data that no shell can take for
    /// anything else. It is not sent over standard input because ssh reads that only one round trip after it has asked for the command.</summary>
    public string Opening { get; }

    /// <summary>The arguments of a POSIX shell that runs the script.</summary>
    public IReadOnlyList<string> ShellArguments => ["-c", Text, Name, Token, Opening];

    /// <summary>One line for a login shell of any kind, which has a POSIX shell run the script.</summary>
    public string CommandLine => $"exec sh -c '{Text.Replace("'", "'\\''", StringComparison.Ordinal)}' {Name} {Token} '{Opening}'";

    /// <param name="requests">The first requests, as lines.</param>
    /// <param name="makesLists">Whether what makes lists comes with it; otherwise <see cref="ListRequests"/> follow.</param>
    public static RemoteScript Create(string requests, bool makesLists)
    {
        string join = makesLists ? Compact("remote.awk") : "";
        string functions = makesLists ? $"{Compact("remote-opencode-probe.sh")}\n{Compact("remote-list.sh")}" : Compact("remote-opencode-probe.sh");
        string parts = string.Join(WireText.PartSeparator, "", $@"{WireText.Separator}\", join, functions, "");
        return new(Compact("remote.sh"), $"sync-sessions-{Random.Shared.NextInt64()}", Escape(parts) + EscapeRequests(requests));
    }

    /// <summary>The requests that bring the far side what makes lists.</summary>
    public static string ListRequests() => WireText.Block("join", Compact("remote.awk")) + WireText.Block("load", Compact("remote-list.sh"));

    /// <summary>The request that brings the far side what moves content.</summary>
    public static string TransferRequest() => LoadRequest("remote-transfer.sh");

    /// <summary>The request that asks the far side how the machine is, and brings what it needs for that.</summary>
    public static string HealthRequest() => LoadRequest("remote-health.sh");

    /// <summary>The request that asks the far side for its own sync-sessions, and brings what takes another; one line with the answer has to follow.</summary>
    public static string ProgramRequest() => LoadRequest("remote-program.sh");

    /// <summary>The request that brings the far side what asks and imports OpenCode's sessions.</summary>
    public static string OpenCodeRequest() => LoadRequest("remote-opencode.sh");

    private static string LoadRequest(string name) => WireText.Block("load", Compact(name));

    private static string EscapeRequests(string requests)
    {
        var escaped = new StringBuilder();
        int start = 0;
        for (int end = 0; end < requests.Length; end++)
        {
            if (requests[end] is WireText.Separator or WireText.KeyEnd or '\n')
            {
                string field = requests[start..end];
                escaped.Append(Escape(field, isHidden: MayTellPath(field))).Append(Escape(requests[end..(end + 1)]));
                start = end + 1;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A path, or a folder's name made of one, is not to be read in a list of processes: such names begin with a dash. Whatever else
    /// is sent as it is, for hidden it is five times as long.</summary>
    private static bool MayTellPath(string field) => field.Contains('/', StringComparison.Ordinal) || field.StartsWith('-') || field.Contains(" -", StringComparison.Ordinal);

    /// <summary>ASCII without quotes, without control characters, and without two backslashes in a row.</summary>
    private static string Escape(string text, bool isHidden = false)
    {
        var escaped = new StringBuilder(text.Length + (text.Length / 8));
        foreach (byte part in Encoding.UTF8.GetBytes(text))
        {
            _ = part switch
            {
                (byte)'\n' => escaped.Append(@"\n"),
                >= 0x20 and <= 0x7e and not ((byte)'\'' or (byte)'\\' or (byte)'!') when !isHidden => escaped.Append((char)part),
                _ => escaped.Append(@"\0").Append(Octal(part >> 6)).Append(Octal(part >> 3)).Append(Octal(part)),
            };
        }

        return escaped.ToString();
    }

    private static char Octal(int digits) => (char)('0' + (digits & 7));

    private static byte[] ReadResource(string name)
    {
        using Stream stream = typeof(RemoteScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing");
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }

    /// <summary>Without comments, indentation and empty lines. The scripts are ASCII. A plain loop on purpose:
    /// this runs before every connection, and the vectorised searches of the framework take longer to be compiled than this takes to
    /// run.</summary>
    private static string Compact(string name)
    {
        byte[] script = ReadResource(name);
        var compact = new StringBuilder(script.Length);
        bool isAtStart = true;
        bool isComment = false;
        foreach (byte character in script)
        {
            if (character == '\n')
            {
                if (!isAtStart && !isComment)
                {
                    compact.Append('\n');
                }

                isAtStart = true;
                isComment = false;
            }
            else if (!isComment && !(isAtStart && character == ' '))
            {
                isComment = isAtStart && character == '#';
                isAtStart = false;
                if (!isComment)
                {
                    compact.Append((char)character);
                }
            }
        }

        // A command substitution would take off the last line's end.
        compact.Length--;
        return compact.ToString();
    }
}
