using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands.Help;

/// <summary><c>man</c>: prints the manual page.</summary>
internal static class ManualCommand
{
    public static CommandNode Create(Func<CommandNode> tree, Services services) => new("man", "Print the manual page")
    {
        Examples = [("sync-sessions man | man -l -", "Read the manual")],
        Handler = _ =>
        {
            string version = typeof(ManualCommand).Assembly.GetName().Version!.ToString(3);
            new ManualPage(tree(), new RoffWriter(services.Streams.Out)).Write(version);
            return Task.FromResult(ExitCode.Success);
        },
    };
}
