using System.Collections.Immutable;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A home with a project in which OpenCode is used: a stand-in that keeps sessions as the real one does.</summary>
public sealed class OpenCodeHome(string home, string project)
{
    private static readonly string s_program = Path.Combine(Repository.Root, "tests", "opencode");

    public string Project => project;

    public string Database => Path.Combine(home, ".local", "share", "opencode", "opencode.db");

    /// <summary>Puts the command where its installer does, which is on nobody's PATH.</summary>
    public OpenCodeHome Install()
    {
        string folder = Path.Combine(home, ".opencode", "bin");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "opencode"), s_program);
        return this;
    }

    public void Uninstall() => File.Delete(Path.Combine(home, ".opencode", "bin", "opencode"));

    /// <summary>Imports as version 1.2 does.</summary>
    public void BecomeOld() => Directory.CreateDirectory(Path.Combine(home, ".opencode", "1.2"));

    /// <summary>One turn of a new conversation; returns its id.</summary>
    /// <param name="place">Where in the project it is had.</param>
    /// <param name="parent">The session that it is a part of.</param>
    public async Task<string> StartAsync(string text, string place = "", string? parent = null) => (await RunAsync(place, parent, "run", text)).Trim();

    public Task ContinueAsync(string session, string text) => RunAsync("", null, "run", "-s", session, text);

    public Task ImportAsync(string file) => RunAsync("", null, "import", file);

    /// <summary>What is in the database, a line for each row of the statement's only column.</summary>
    public async Task<string[]> AskAsync(string statement) => [.. (await RunAsync("", null, "db", statement)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <summary>What was said in a session, in its order.</summary>
    public async Task<string> TextsAsync(string session) => string.Join('\n', await AskAsync(
        $"SELECT json_extract(part.data, '$.text') FROM part JOIN message ON message.id = message_id WHERE part.session_id = '{session}' ORDER BY message.time_created, message.id"));

    public async Task<string> DirectoryAsync(string session) => Assert.Single(await AskAsync($"SELECT directory FROM session WHERE id = '{session}'"));

    private async Task<string> RunAsync(string place, string? parent, params string[] arguments)
    {
        string folder = Path.Combine(project, place);
        Directory.CreateDirectory(folder);
        var variables = ImmutableDictionary<string, string>.Empty.Add("HOME", home).Add("PATH", "/usr/bin:/bin").Add("LANG", "C.UTF-8");
        var command = new Command(s_program, [.. arguments])
        {
            WorkingDirectory = folder,
            Variables = parent is null ? variables : variables.Add("OPENCODE_STAND_IN_PARENT", parent),
        };
        return (await command.RunAsync()).ShouldExitWith(0).StandardOutput;
    }
}
