using System.CommandLine;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Commands.Help;
using SessionSync.Cli.Commands.Search;
using SessionSync.Cli.Commands.Sweep;
using SessionSync.Cli.Commands.Sync;
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

    /// <summary>The two that shells ask for by themselves are answered before any command is made.</summary>
    private static Task<ExitCode> DispatchAsync(string[] arguments, Services services)
    {
        switch (arguments)
        {
            case [CommandTree.VersionOption]:
                return PrintVersion(services);
            case ["[suggest]", var line]:
                return PrintSuggestions(line, services);
            case ["help", ..]:
                return InterpretAsync([.. arguments[1..], CommandTree.HelpOption], services);
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
        // The parser drops a first argument that ends like the program's name, as if it were the program itself: such
        // a target ("ssh:host:/src/sync-sessions") is safe only behind the name.
        ParseResult result = CommandTree.For(arguments, services).Parse([CommandTree.ProgramName, .. arguments], CommandTree.Configuration);
        CommandNode command = (CommandNode)result.CommandResult.Command;
        if (result.GetValue<bool>(CommandTree.HelpOption))
        {
            return PrintHelp(command, services);
        }

        string? error = UsageError.Find(arguments, result);
        if (error is not null)
        {
            return PrintUsageError(error, arguments, command, services);
        }

        return IsRoot(command) && result.GetValue<bool>(CommandTree.VersionOption) ? PrintVersion(services) : command.Handler!(result);
    }

    private static bool IsRoot(Command command) => string.Equals(command.Name, CommandTree.ProgramName, StringComparison.Ordinal);

    private static Task<ExitCode> PrintVersion(Services services)
    {
        services.Streams.Out.WriteLine($"{CommandTree.ProgramName} {typeof(Application).Assembly.GetName().Version!.ToString(3)}");
        return Task.FromResult(ExitCode.Success);
    }

    private static Task<ExitCode> PrintSuggestions(string line, Services services)
    {
        foreach (string suggestion in Suggestions.For(line, services))
        {
            services.Streams.Out.WriteLine(suggestion);
        }

        return Task.FromResult(ExitCode.Success);
    }

    private static Task<ExitCode> PrintHelp(CommandNode command, Services services)
    {
        // The parsed root has only the verb in question.
        HelpText.Write(IsRoot(command) ? CommandTree.Full(services) : command, services.Streams.Out);
        return Task.FromResult(ExitCode.Success);
    }

    private static Task<ExitCode> PrintUsageError(string error, string[] arguments, Command command, Services services)
    {
        string help = $"{HelpText.PathOf(command)} --help";
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
