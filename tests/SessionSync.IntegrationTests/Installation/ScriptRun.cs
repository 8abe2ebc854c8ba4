using System.Collections;
using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

/// <summary>Runs what builds: it needs the home, caches and .NET of whoever runs the tests.</summary>
internal static class ScriptRun
{
    public static Task<CommandResult> RunAsync(string program, ImmutableArray<string> arguments, params ImmutableArray<(string Name, string Value)> variables)
    {
        var all = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToImmutableDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
        return new Command(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            Variables = all.SetItems(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))),
            Timeout = Patience.Building,
        }.RunAsync();
    }

    public static Task<CommandResult> InstallAsync(string prefix) => RunAsync(Path.Combine(Repository.Root, "scripts", "install"), ["--prefix", prefix]);

    public static Task<CommandResult> UninstallAsync(string prefix, params ImmutableArray<(string Name, string Value)> variables) =>
        RunAsync(Path.Combine(Repository.Root, "scripts", "uninstall"), ["--prefix", prefix], variables);
}
