using System.ComponentModel;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Runs the system's own programs.</summary>
internal sealed class SystemCommands : ISystemCommands
{
    private const int NotFound = 127;

    /// <summary>Their answers are read, so they shall be in one language.</summary>
    private static readonly KeyValuePair<string, string?>[] s_language = [new("LC_ALL", "C")];

    public async Task<CommandAnswer> RunAsync(string program, params string[] arguments)
    {
        try
        {
            await using ChildProcess child = ChildProcess.Start(program, arguments, s_language);
            child.CloseInput();
            using StreamReader reader = new(child.Output);
            string output = await reader.ReadToEndAsync();
            int exitCode = await child.WaitAsync(CancellationToken.None);
            return new CommandAnswer(exitCode, output, child.ErrorText);
        }
        catch (Win32Exception)
        {
            return new CommandAnswer(NotFound, "", $"There is no command {program} here");
        }
    }
}
