using System.Text;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The script that runs on the far side. It is always the same text: whatever belongs to a user, a file or a path is sent to
/// it as data.</summary>
public sealed class RemoteScript
{
    /// <summary>The exit code where the login shell changed the command, and nothing was run.</summary>
    public const int CommandWasChanged = 121;

    private const string Name = "sync-sessions";

    /// <summary>The same for every connection; a sweep makes many at once.</summary>
    private static readonly string s_text = ShellEscapes.Of(WireText.PartSeparator + Compact("remote.sh"));
    private readonly string _start;

    private RemoteScript(string start, string token, string opening)
    {
        _start = start;
        Token = token;
        Opening = opening;
    }

    /// <summary>The word that the script says first, new for every run: what comes before it was not said by the script.</summary>
    public string Token { get; }

    /// <summary>The opening of the conversation, as the escapes of <c>printf %b</c>: without quotes, and so data that no shell can take for anything else. It
    /// is not sent over standard input because ssh reads that only one round trip after it has asked for the command.</summary>
    public string Opening { get; }

    /// <summary>How many bytes travel before anything is read from standard input.</summary>
    public int Length => _start.Length + s_text.Length + Opening.Length;

    /// <summary>The arguments of a POSIX shell that runs the script.</summary>
    public IReadOnlyList<string> ShellArguments => ["-c", _start, "sh", s_text, Name, Token, Opening];

    /// <summary>One line for a login shell of any kind, which has a POSIX shell run the script: what is in single quotes holds neither line ends,
    /// which csh ends a quote at, nor exclamation marks, which it expands everywhere, nor quotes, which elvish and xonsh escape in their own ways.</summary>
    public string CommandLine => $"exec sh -c '{_start}' sh '{s_text}' {Name} {Token} '{Opening}'";

    /// <param name="requests">The first requests, as lines.</param>
    /// <param name="makesLists">Whether what makes lists (<see cref="RemotePart.Lists"/>) comes with it.</param>
    public static RemoteScript Create(string requests, bool makesLists)
    {
        string join = makesLists ? Compact("remote.awk") : "";
        string functions = $"{Compact("remote-opencode-probe.sh")}\n{Compact(makesLists ? "remote-list.sh" : "remote-glance.sh")}";
        string parts = string.Join(WireText.PartSeparator, "", $@"{WireText.Separator}\", join, functions, "");
        string opening = ShellEscapes.Of(parts) + EscapeRequests(requests);
        return new(StartFor(opening), $"{Name}-{Random.Shared.Next()}", opening);
    }

    /// <summary>Takes the escapes back, splits text and opening by their first character, and runs the text. A login shell that changed what it was given
    /// is told by its exit code.</summary>
    private static string StartFor(string opening) =>
        $$"""export LC_ALL=C;[ ${#4} = {{opening.Length}} ]||exit {{CommandWasChanged}};x=$(printf %b "$1$4");IFS=${x%"${x#?}"};set -uf;set -- "$3" $x;eval "$3";""";

    /// <summary>The requests that bring the far side a part of its script; what that requires has to be there.</summary>
    internal static string LoadRequests(RemotePart part)
    {
        string requests = "";
        foreach ((string verb, string resource) in part.Resources)
        {
            requests += WireText.Block(verb, Compact(resource));
        }

        return requests;
    }

    /// <summary>The request that has the far side, which moves content, take files away and cut them back; lines with what is to be done have to follow.</summary>
    public static string ReduceRequest() => LoadRequest("remote-reduce.sh");

    /// <summary>The request that has the far side, which moves content, find files in other folders; lines with their paths have to follow.</summary>
    public static string ElsewhereRequest() => LoadRequest("remote-elsewhere.sh");

    /// <summary>The request that asks the far side how the machine is, and brings what it needs for that.</summary>
    public static string HealthRequest() => LoadRequest("remote-health.sh");

    /// <summary>The request that asks the far side, which moves content, for its own sync-sessions, and brings what takes another; one line with the answer has to follow.</summary>
    public static string ProgramRequest() => LoadRequest("remote-program.sh");

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
                escaped.Append(ShellEscapes.Of(field, MayTellPath(field), requests[end])).Append(ShellEscapes.Of(requests[end..(end + 1)], next: end + 1 < requests.Length ? requests[end + 1] : '0'));
                start = end + 1;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A path, or a folder's name made of one, is not to be read in a list of processes: such names begin with a dash. Whatever else
    /// is sent as it is, for hidden it is five times as long.</summary>
    private static bool MayTellPath(string field) => field.Contains('/', StringComparison.Ordinal) || field.StartsWith('-') || field.Contains(" -", StringComparison.Ordinal);

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
