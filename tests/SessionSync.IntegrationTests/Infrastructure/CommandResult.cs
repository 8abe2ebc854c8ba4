namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>What a child process left behind. A process that a signal ended has 128 + its number as exit code.</summary>
public sealed record CommandResult(int ExitCode, string StandardOutput, string StandardError, TimeSpan Elapsed)
{
    /// <summary>Throws, with everything that was printed, unless the exit code is the expected one.</summary>
    public CommandResult ShouldExitWith(int expected)
    {
        Assert.True(ExitCode == expected, $"Exit code {ExitCode} instead of {expected}.\nstdout:\n{StandardOutput}\nstderr:\n{StandardError}");
        return this;
    }
}
