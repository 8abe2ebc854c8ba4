namespace SessionSync.Cli.Commands;

/// <summary><c>man</c>: prints the manual page. It is for whoever installs the program, and so in no list of commands.</summary>
internal static class ManualCommand
{
    public static CommandNode Create(Services services) => new("man", "Print the manual page")
    {
        Examples = [("sync-sessions man | man -l -", "Read the manual")],
        Handler = _ =>
        {
            new ManualPage(CommandTree.Full(services), new RoffWriter(services.Streams.Out)).Write(typeof(ManualCommand).Assembly.GetName().Version!.ToString(3));
            return Task.FromResult(ExitCode.Success);
        },
    };
}
