using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace SessionSync.Platform;

/// <summary>How programs are started, by CliWrap. Nobody else starts any.</summary>
internal static class ProgramCommand
{
    private const int NoSuchFile = 2;

    /// <summary>Starts a program with exactly these arguments, without a shell between, and returns at once. Any exit code will do.</summary>
    /// <param name="program">A path, or a name to be looked up on the search path and nowhere else.</param>
    /// <param name="searchPath">Null for the PATH of this process.</param>
    /// <param name="connect">Gives the command its pipes; all of them are called before this returns.</param>
    /// <param name="configure">Changes its variables, and which of its streams are our own instead of pipes.</param>
    /// <returns>The process, and a task that ends when it has ended and its pipes have.</returns>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be run.</exception>
    public static (Process Process, Task<CommandResult> Running) Start(
        string program, IEnumerable<string> arguments, string? searchPath, Func<Command, Command> connect, Action<ProcessStartInfo> configure)
    {
        Process? started = null;
        Command command = Wrap(program).WithArguments(arguments);
        try
        {
            Task<CommandResult> running = connect(command).ExecuteAsync(
                start =>
                {
                    start.FileName = Locate(program, searchPath ?? start.Environment["PATH"]);
                    configure(start);
                },
                process => started = process).Task;
            return (started!, running);
        }
        catch (Win32Exception exception) when (exception.InnerException is Win32Exception cause)
        {
            // CliWrap tells the possible causes; the system tells the one that it is.
            throw new Win32Exception(cause.NativeErrorCode, cause.Message);
        }
    }

    /// <summary>The command that <c>Cli.Wrap</c> makes, without its look at the current directory, which somebody may have deleted under our feet.</summary>
    private static Command Wrap(string program) => new CliWrap.Command(
        program, "", "", ResourcePolicy.Default, Credentials.Default, ImmutableDictionary<string, string?>.Empty,
        CommandResultValidation.None, PipeSource.Null, PipeTarget.Null, PipeTarget.Null);

    /// <summary>The framework would look into the current directory first, and in a checkout that belongs to whoever wrote it.</summary>
    private static string Locate(string program, string? searchPath) =>
        program.Contains('/', StringComparison.Ordinal) ? program
        : ProgramPath.Find(program, searchPath ?? "") ?? throw new Win32Exception(NoSuchFile, $"{program} is not on the PATH");
}
