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

    /// <summary>The first requests, in base64: data that no shell can take for anything else. They are not sent over standard input
    /// because ssh reads that only one round trip after it has asked for the command.</summary>
    public string Opening { get; }

    /// <summary>The arguments of a POSIX shell that runs the script.</summary>
    public IReadOnlyList<string> ShellArguments => ["-c", Text, Name, Token, Opening];

    /// <summary>One line for a login shell of any kind, which has a POSIX shell run the script.</summary>
    public string CommandLine => $"exec sh -c '{Text.Replace("'", "'\\''", StringComparison.Ordinal)}' {Name} {Token} {(Opening.Length > 0 ? Opening : "''")}";

    /// <param name="opening">Lines of requests.</param>
    public static RemoteScript Create(string opening) =>
        new(Compact(ReadResource("remote.sh")), $"sync-sessions-{Random.Shared.NextInt64()}", Convert.ToBase64String(Encoding.UTF8.GetBytes(opening)));

    /// <summary>The awk program that the script runs over listings.</summary>
    public static string JoinProgram() => Compact(ReadResource("remote.awk"));

    /// <summary>The part of the script that sends lists, which the far side loads.</summary>
    public static string ListPart() => Compact(ReadResource("remote-list.sh"));

    /// <summary>The part of the script that moves content, which the far side loads.</summary>
    public static string TransferPart() => Compact(ReadResource("remote-transfer.sh"));

    /// <summary>The part of the script that tells how the machine is, which the far side loads.</summary>
    public static string HealthPart() => Compact(ReadResource("remote-health.sh"));

    /// <summary>The part of the script that tells what there is of OpenCode, which the far side loads.</summary>
    public static string OpenCodeProbe() => Compact(ReadResource("remote-opencode-probe.sh"));

    /// <summary>The part of the script that asks and imports OpenCode's sessions, which the far side loads.</summary>
    public static string OpenCodePart() => Compact(ReadResource("remote-opencode.sh"));

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
    private static string Compact(byte[] script)
    {
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

        return compact.ToString();
    }
}
