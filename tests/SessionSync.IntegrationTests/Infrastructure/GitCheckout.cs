using System.Collections.Immutable;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A git checkout with an origin, as the project that sessions are held in.</summary>
public sealed class GitCheckout
{
    private GitCheckout(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes a checkout; without an origin it is a repository that nobody else knows.</summary>
    public static async Task<GitCheckout> CreateAsync(string path, string? origin = "https://github.com/acme/product.git")
    {
        Directory.CreateDirectory(path);
        var checkout = new GitCheckout(path);
        await checkout.RunAsync("init", "-q", "-b", "main");
        if (origin is not null)
        {
            await checkout.RunAsync("remote", "add", "origin", origin);
        }

        return checkout;
    }

    public Task CommitAsync(string message = "A commit") => RunAsync("commit", "-q", "--allow-empty", "-m", message);

    /// <summary>Adds a worktree on a branch of its own; the checkout needs a commit first.</summary>
    public Task AddWorktreeAsync(string path, string branch) => RunAsync("worktree", "add", "-q", "-b", branch, path);

    /// <summary>Runs git here, without the configuration of whoever runs the tests, and returns what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var command = new Command("git", [.. arguments]) { WorkingDirectory = Path };
        var result = await (command with { Variables = command.Variables.AddRange(CleanConfiguration) }).RunAsync();
        return result.ShouldExitWith(0).StandardOutput;
    }

    private static readonly ImmutableDictionary<string, string> CleanConfiguration = new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "A Tester",
        ["GIT_AUTHOR_EMAIL"] = "tester@example.com",
        ["GIT_COMMITTER_NAME"] = "A Tester",
        ["GIT_COMMITTER_EMAIL"] = "tester@example.com",
    }.ToImmutableDictionary();
}
