using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands.Completion;

/// <summary><c>completion</c>: prints the script that teaches a shell to complete this program's command lines.</summary>
internal static class CompletionCommand
{
    public static CommandNode Create(Services services) => new("completion", "Print a script that completes command lines in your shell")
    {
        Subcommands =
        [
            ForShell("bash", CompletionScripts.Bash, "source <(sync-sessions completion bash)", services),
            ForShell("zsh", CompletionScripts.Zsh, "source <(sync-sessions completion zsh)", services),
            ForShell("fish", CompletionScripts.Fish, "sync-sessions completion fish | source", services),
        ],
    };

    private static CommandNode ForShell(string shell, string script, string use, Services services) => new(shell, $"Print the script for {shell}")
    {
        Examples = [(use, $"In the start-up file of {shell}")],
        Handler = _ =>
        {
            services.Streams.Out.Write(script);
            return Task.FromResult(ExitCode.Success);
        },
    };
}
