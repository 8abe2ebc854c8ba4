using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

/// <summary>One installation for all tests that only look at it, below a folder with spaces in its name.</summary>
public sealed class InstalledProgram : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Prefix => _folder.Combine("a prefix", "of mine");

    public async ValueTask InitializeAsync()
    {
        _folder.CreateDirectory("home");
        Message = (await ScriptRun.InstallAsync(Prefix)).ShouldExitWith(0).StandardOutput;
    }

    public string Message { get; private set; } = "";

    /// <summary>Runs a program of a user who has no variables but a home and a PATH with the installation.</summary>
    public Task<CommandResult> RunAsync(string program, params string[] arguments) => new Command(program, [.. arguments])
    {
        Variables = new Dictionary<string, string>
        {
            ["HOME"] = _folder.Combine("home"),
            ["PATH"] = $"{Prefix}/bin:/usr/local/bin:/usr/bin:/bin",
            ["LANG"] = "C.UTF-8",
            ["XDG_DATA_DIRS"] = $"{Prefix}/share:/usr/share",
        }.ToImmutableDictionary(),
    }.RunAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
