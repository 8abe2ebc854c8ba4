using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Runs the built <c>sync-sessions</c> as a user of one home directory would, with no other variable set.</summary>
public sealed record CliRunner(string Home)
{
    public string WorkingDirectory { get; init; } = Home;

    /// <summary>The program itself, or one that runs it under conditions of a test's own.</summary>
    public string Program { get; init; } = Repository.Program;

    /// <summary>Directories that are searched before the system's own.</summary>
    public ImmutableArray<string> PathFolders { get; init; } = [];

    /// <summary>The whole PATH, where a test has to hide a program.</summary>
    public string? Path { get; init; }

    /// <summary>Variables beside HOME, PATH, LANG, XDG_* and DOTNET_ROOT; they win over those.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Input { get; init; } = "";

    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(signal: null, arguments);

    public Task<CommandResult> RunAsync(PlannedSignal? signal, params string[] arguments) => CommandOf(signal, arguments).RunAsync();

    /// <summary>What would be run.</summary>
    public Command CommandOf(PlannedSignal? signal, params string[] arguments) => new(Program, [.. arguments])
    {
        WorkingDirectory = WorkingDirectory,
        Variables = AllVariables(),
        Input = Input,
        Signal = signal,
    };

    private ImmutableDictionary<string, string> AllVariables()
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string>();
        variables["HOME"] = Home;
        variables["PATH"] = Path ?? string.Join(':', [.. PathFolders, "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"]);
        variables["LANG"] = "C.UTF-8";
        variables["XDG_CONFIG_HOME"] = System.IO.Path.Combine(Home, ".config");
        variables["XDG_STATE_HOME"] = System.IO.Path.Combine(Home, ".local", "state");
        variables["XDG_DATA_HOME"] = System.IO.Path.Combine(Home, ".local", "share");
        variables["XDG_CACHE_HOME"] = System.IO.Path.Combine(Home, ".cache");
        // <root>/shared/Microsoft.NETCore.App/<version>/
        variables["DOTNET_ROOT"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in Variables)
        {
            variables[name] = value;
        }

        return variables.ToImmutable();
    }
}
