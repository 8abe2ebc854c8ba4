using System.ComponentModel;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Cli.Output;

/// <summary>Asks for something secret on the terminal, whatever the program's own streams are connected to.</summary>
internal static class TerminalQuestion
{
    private const string Script =
        "trap 'stty echo </dev/tty' EXIT; trap 'exit 1' INT HUP TERM; printf %s \"$1\" >/dev/tty; stty -echo </dev/tty; IFS= read -r answer </dev/tty || exit 1; echo >/dev/tty; printf %s \"$answer\"";

    /// <summary>Two targets may ask at once.</summary>
    private static readonly Lock s_turn = new();

    /// <summary>Null where there is no terminal, or nobody answers.</summary>
    public static string? Ask(string question)
    {
        lock (s_turn)
        {
            try
            {
                return AskAsync(Printable.Line(question)).GetAwaiter().GetResult();
            }
            catch (Win32Exception)
            {
                return null;
            }
        }
    }

    private static async Task<string?> AskAsync(string question)
    {
        await using ChildProcess shell = ChildProcess.Start("/bin/sh", ["-c", Script, "sh", question.TrimEnd() + " "]);
        using StreamReader reader = new(shell.Output);
        string answer = await reader.ReadToEndAsync();
        return await shell.WaitAsync(CancellationToken.None) == 0 ? answer : null;
    }
}
