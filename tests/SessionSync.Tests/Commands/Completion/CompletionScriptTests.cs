using System.Diagnostics;
using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Completion;

public sealed class CompletionScriptTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _sync_sessions sync-sessions")]
    [InlineData("zsh", "compdef _sync-sessions sync-sessions")]
    [InlineData("fish", "complete -c sync-sessions -f -a")]
    public async Task Every_script_asks_the_program_itself(string shell, string registration)
    {
        string script = await ScriptAsync(shell);

        Assert.Contains(registration, script, StringComparison.Ordinal);
        Assert.Contains("[suggest]", script, StringComparison.Ordinal);
        Assert.EndsWith("\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_with_what_the_program_answers()
    {
        string script = await ScriptAsync("bash");

        string output = await BashAsync($$"""
            set -eu
            sync-sessions() { printf '%s\n' "<$1>" "<$2>" 'two words'; }
            {{script}}
            COMP_LINE='sync-sessions pu more' COMP_POINT=16
            _sync_sessions
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal("<[suggest]>\n<sync-sessions pu>\ntwo words\n", output);
    }

    private static async Task<string> ScriptAsync(string shell)
    {
        using CommandLineRun run = new();
        Assert.Equal(ExitCode.Success, await run.RunAsync("completion", shell));
        return run.Out;
    }

    private static async Task<string> BashAsync(string script)
    {
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
        return output;
    }
}
