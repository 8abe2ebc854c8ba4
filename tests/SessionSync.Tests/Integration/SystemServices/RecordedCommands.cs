using SessionSync.Cli.Integration.SystemServices;

namespace SessionSync.Tests.Integration.SystemServices;

/// <summary>Stands for the system's programs: remembers what was asked, and answers as a test says.</summary>
internal sealed class RecordedCommands(Func<string, CommandAnswer?>? answer = null) : ISystemCommands
{
    public static CommandAnswer Failed { get; } = new(1, "", "Failed to connect to bus: No medium found\n");

    /// <summary>Each call, its words joined by spaces.</summary>
    public List<string> Calls { get; } = [];

    public Task<CommandAnswer> RunAsync(string program, params string[] arguments)
    {
        string call = string.Join(' ', [program, .. arguments]);
        Calls.Add(call);
        return Task.FromResult(answer?.Invoke(call) ?? new CommandAnswer(0, "", ""));
    }
}
