using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Commands.Help;
using SessionSync.Cli.Commands.Search;
using SessionSync.Cli.Commands.Sweep;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Commands.Tree;
using SessionSync.Cli.Output;
using SessionSync.Cli.Startup;
using SessionSync.Configuration;
using SessionSync.Model;

namespace SessionSync.Cli;

/// <summary>The program: understands a command line, runs the command, and tells how that ended.</summary>
public static class Application
{
    public static async Task<ExitCode> RunAsync(string[] arguments, Services services)
    {
        try
        {
            return await DispatchAsync(arguments, services);
        }
        catch (SyncException exception)
        {
            Notices(arguments, services).Failure(target: null, exception);
            return ExitCodes.Of(exception.Kind);
        }
        catch (Exception exception)
        {
            SyncException failure = StarvedMachine.Explain(exception) ?? Bug(exception);
            Notices(arguments, services).Failure(target: null, failure);
            return ExitCodes.Of(failure.Kind);
        }
    }

    /// <summary>Runs a command line. Requests that shells make by themselves are answered before any command is made.</summary>
    private static Task<ExitCode> DispatchAsync(string[] arguments, Services services)
    {
        switch (arguments)
        {
            case ["--version"]:
                return PrintVersion(services);
            case ["[suggest]", var line]:
                return PrintSuggestions(line, static offer => offer.Word, services);
            case ["[describe]", var line]:
                return PrintSuggestions(line, static offer => $"{offer.Word}\t{offer.Description}", services);
            case [HelpText.Word, ..]:
                return InterpretAsync([.. arguments[1..], CommandLineParser.Help.Name], services);
            case ["sweep", ..] when PlainSweepLine.Read(arguments.AsSpan(1)) is { } sweep:
                return SweepCommand.StartAsync(sweep, services);
            case ["search", .. var words] when SearchCommand.ArePlain(words):
                return SearchCommand.StartAsync(words, services);
            default:
                return PlainCommandLine.Read(arguments) is { } plain
                    ? SyncRun.StartAsync(plain, services)
                    : InterpretAsync(arguments, services);
        }
    }

    private static Task<ExitCode> InterpretAsync(string[] arguments, Services services)
    {
        ParsedCommand parsed = CommandLineParser.Parse(CommandTree.For(arguments, services), arguments);
        if (parsed.GetValue(CommandLineParser.Help))
        {
            return PrintHelp(parsed.Command, services);
        }

        if (UsageError.Find(parsed) is { } error)
        {
            return PrintUsageError(error, arguments, parsed.Command, services);
        }

        return parsed.GetValue(CommandTree.Version) ? PrintVersion(services) : parsed.Command.Handler!(parsed);
    }

    private static Task<ExitCode> PrintVersion(Services services)
    {
        services.Streams.Out.WriteLine($"{CommandTree.ProgramName} {typeof(Application).Assembly.GetName().Version!.ToString(3)}");
        return Task.FromResult(ExitCode.Success);
    }

    private static Task<ExitCode> PrintSuggestions(string line, Func<OfferedWord, string> form, Services services)
    {
        foreach (OfferedWord offer in Suggestions.For(line, services))
        {
            services.Streams.Out.WriteLine(form(offer));
        }

        return Task.FromResult(ExitCode.Success);
    }

    private static Task<ExitCode> PrintHelp(CommandNode command, Services services)
    {
        // The parsed root has only the verb in question.
        HelpText.Write(command.Parent is null ? CommandTree.Full(services) : command, services.Streams.Out);
        return Task.FromResult(ExitCode.Success);
    }

    private static Task<ExitCode> PrintUsageError(string error, string[] arguments, CommandNode command, Services services)
    {
        string help = $"{command.Path} {CommandLineParser.Help.Name}";
        if (IsJson(arguments))
        {
            throw new SyncException(FailureKind.Usage, error, "", help);
        }

        services.Streams.Error.WriteLine($"{CommandTree.ProgramName}: {error}");
        services.Streams.Error.WriteLine($"Run '{help}'.");
        return Task.FromResult(ExitCode.Usage);
    }

    /// <summary>Errors must find their form even when nothing could be parsed, so the words themselves are looked at.</summary>
    private static INotices Notices(string[] arguments, Services services) =>
        Reporters.Notices(services.Streams, services.Host, ColorMode.Auto, IsJson(arguments));

    private static bool IsJson(string[] arguments) => Array.IndexOf(arguments, "--json") >= 0;

    private static SyncException Bug(Exception exception) => new(
        FailureKind.Bug,
        $"This is a bug in {CommandTree.ProgramName}: {exception.GetType().Name}: {Printable.Line(exception.Message).TrimEnd('.')}",
        exception.StackTrace?.Trim() ?? "",
        "Report it together with these lines");
}
