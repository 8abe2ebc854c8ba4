using System.Diagnostics;
using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Completion;

public sealed class CompletionScriptTests
{
    [Theory]
    [InlineData("bash", "[suggest]", "complete -o default -F _sync_sessions sync-sessions")]
    [InlineData("zsh", "[describe]", "compdef _sync-sessions sync-sessions")]
    [InlineData("fish", "[describe]", "complete -c sync-sessions -f -a")]
    public async Task Every_script_asks_the_program_itself(string shell, string question, string registration)
    {
        string script = await ScriptAsync(shell);

        Assert.Contains(registration, script, StringComparison.Ordinal);
        Assert.Contains(question, script, StringComparison.Ordinal);
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

    [Fact]
    public async Task Bash_keeps_what_stands_before_a_colon()
    {
        string script = await ScriptAsync("bash");

        string output = await BashAsync($$"""
            set -eu
            sync-sessions() { printf '%s\n' ssh:box ssh:bread; }
            {{script}}
            COMP_WORDBREAKS=' :' COMP_LINE='sync-sessions push ssh:b' COMP_POINT=24
            _sync_sessions
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal("box\nbread\n", output);
    }

    [Fact]
    public async Task Zsh_needs_nothing_to_be_set_up_before()
    {
        string script = await ScriptAsync("zsh");
        using TemporaryFolder home = new();

        string output = await RunAsync("zsh", ["-fc", $"{script}print -r -- $_comps[sync-sessions]"], home.Path);

        Assert.Equal("_sync-sessions\n", output);
    }

    private static async Task<string> ScriptAsync(string shell)
    {
        using CommandLineRun run = new();
        Assert.Equal(ExitCode.Success, await run.RunAsync("completion", shell));
        return run.Out;
    }

    private static Task<string> BashAsync(string script) => RunAsync("bash", ["-c", script], home: null);

    private static async Task<string> RunAsync(string shell, string[] arguments, string? home)
    {
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        if (home is not null)
        {
            start.Environment["HOME"] = home;
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
