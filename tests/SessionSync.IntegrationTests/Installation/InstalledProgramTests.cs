using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

[Collection("installing")]
public sealed class InstalledProgramTests(InstalledProgram installed)
{
    private const string AboutTarget = "Give names to machines, and list, test or remove them";

    [Fact]
    public void Installing_says_what_was_done_in_three_lines() => Assert.Equal(
        [
            $"Installed {installed.Prefix}/bin/sync-sessions, its wrappers, shell completion and manual page.",
            $"{installed.Prefix}/bin is not on your PATH: add it in the start-up file of your shell.",
            "To have sessions come home by themselves: sync-sessions service install",
        ],
        installed.Message.TrimEnd('\n').Split('\n'));

    [Fact]
    public async Task The_program_runs_without_any_variable_that_tells_where_dotnet_is()
    {
        CommandResult result = (await installed.RunAsync($"{installed.Prefix}/bin/sync-sessions", "--version")).ShouldExitWith(0);

        Assert.Matches(@"^sync-sessions \d+\.\d+\.\d+\n$", result.StandardOutput);
    }

    [Fact]
    public async Task It_remembers_the_dotnet_that_it_was_installed_for()
    {
        string told = (await File.ReadAllTextAsync($"{installed.Prefix}/lib/session-sync/dotnet", TestContext.Current.CancellationToken)).TrimEnd('\n');

        Assert.True(Directory.Exists(Path.Combine(told, "shared", "Microsoft.NETCore.App")), told);
    }

    [Fact]
    public async Task The_manual_can_be_read_and_roff_has_nothing_to_complain()
    {
        CommandResult man = (await installed.RunAsync("man", "--warnings", "-l", $"{installed.Prefix}/share/man/man1/sync-sessions.1")).ShouldExitWith(0);
        CommandResult groff = (await installed.RunAsync("groff", "-man", "-ww", "-z", $"{installed.Prefix}/share/man/man1/sync-sessions.1")).ShouldExitWith(0);

        Assert.Equal(("", ""), (man.StandardError, groff.StandardError));
        Assert.Contains("EXIT STATUS", man.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_loads_the_completion()
    {
        CommandResult result = (await installed.RunAsync("bash", "-c", $"""
            . '{installed.Prefix}/share/bash-completion/completions/sync-sessions'
            COMP_LINE='sync-sessions targ' COMP_POINT=18
            _sync_sessions
            printf '%s\n' "$COMPREPLY"
            """)).ShouldExitWith(0);

        Assert.Equal("target\n", result.StandardOutput);
    }

    [Fact]
    public async Task Zsh_loads_the_completion_when_it_is_first_asked_for()
    {
        CommandResult result = (await installed.RunAsync("zsh", "-f", "-c", $$"""
            fpath=('{{installed.Prefix}}/share/zsh/site-functions' $fpath)
            autoload -U compinit
            compinit -u -D
            print -r -- "$_comps[sync-sessions]"
            _describe() { print -rl -- "${(P@)2}" }
            words=(sync-sessions targ) CURRENT=2 PREFIX=targ
            $_comps[sync-sessions]
            """)).ShouldExitWith(0);

        Assert.Equal($"_sync-sessions\ntarget:{AboutTarget}\n", result.StandardOutput);
    }

    [Fact]
    public async Task Fish_loads_the_completion()
    {
        CommandResult result = (await installed.RunAsync("fish", "-c", "complete -C 'sync-sessions targ'")).ShouldExitWith(0);

        Assert.Equal($"target\t{AboutTarget}\n", result.StandardOutput);
    }
}
