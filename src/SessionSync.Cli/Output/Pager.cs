using System.Runtime.InteropServices;
using SessionSync.Platform;

namespace SessionSync.Cli.Output;

/// <summary>Shows long texts: a screen at a time on a terminal, as they are otherwise.</summary>
internal sealed class Pager(HostEnvironment host, StandardStreams streams)
{
    private const int NotFound = 127;

    public async Task ShowAsync(Action<TextWriter> write)
    {
        if (CommandLine() is not { } commandLine)
        {
            WriteDirectly(streams.Out, write);
            return;
        }

        // Ctrl-C is for the pager, which lives in the same terminal and does something of its own with it.
        using PosixSignalRegistration interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        if (await TerminalProcess.FeedAsync(commandLine, write) == NotFound)
        {
            throw new SyncException(FailureKind.Failed, $"The pager '{commandLine}' cannot be run", "The variable PAGER names it", "PAGER=less", "PAGER=cat");
        }
    }

    /// <summary>Null where there is to be no pager, or none can be had.</summary>
    private string? CommandLine()
    {
        if (!host.IsOutputTerminal || ColorRules.IsDumb(host.Variable))
        {
            return null;
        }

        return host.Variable("PAGER") is { } own
            ? own.Trim() is { Length: > 0 } wanted ? wanted : null
            : ProgramPath.Find("less", host.Variable("PATH") ?? "") is null ? null : "less -R";
    }

    /// <summary>Writes as long as somebody reads.</summary>
    public static void WriteDirectly(TextWriter output, Action<TextWriter> write)
    {
        try
        {
            write(output);
        }
        catch (IOException)
        {
            // Whoever reads our output has seen enough of it, as head(1) does.
        }
    }
}
