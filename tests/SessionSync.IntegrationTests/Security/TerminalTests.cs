using System.Text;
using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Security;

/// <summary>What the other side says is shown without a chance to steer the terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Escape = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--color=never")]
    [InlineData("--json")]
    [InlineData("--verbose")]
    public async Task A_title_with_escape_sequences_is_shown_as_text(string option)
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        ClaudeSession session = sync.There.Add(turns: 1);
        session.AppendTurn($"Title {Escape}", DateTimeOffset.UtcNow);
        session.AppendLine(new System.Text.Json.Nodes.JsonObject { ["type"] = "custom-title", ["customTitle"] = $"Title {Escape}", ["sessionId"] = session.Id }.ToJsonString());

        CommandResult result = (await sync.Cli.RunAsync(sync.Target, option)).ShouldExitWith(0);

        AssertHarmless(result);
    }

    [Fact]
    public async Task Words_of_the_other_side_in_an_error_are_shown_as_text()
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        sync.Here.Add();
        string shell = _folder.Write("bin/sh", $"#!/bin/bash\nprintf '{Octal(Escape)}' >&2\nexit 1\n");
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        CommandResult result = await (sync.Cli with { PathFolders = [_folder.Combine("bin")] }).RunAsync(sync.Target);

        result.ShouldExitWith((int)ExitCode.Unreachable);
        Assert.Contains("owned", result.StandardError, StringComparison.Ordinal);
        AssertHarmless(result);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_target_that_falls_silent_can_be_left(string signal, int exitCode)
    {
        DirectorySync sync = await DirectorySync.CreateAsync(_folder);
        sync.Here.Add();
        _folder.CreateDirectory("bin");
        new HostileMachine(_folder).Do("echo begun >&2; " + Patience.Endless).Write("bin/sh");

        CommandResult result = await (sync.Cli with { PathFolders = [_folder.Combine("bin")] })
            .RunAsync(PlannedSignal.After(TimeSpan.FromSeconds(1), signal), sync.Target);

        result.ShouldExitWith(exitCode);
        Assert.Empty(result.StandardOutput);
        Assert.DoesNotContain("bug", result.StandardError, StringComparison.Ordinal);
    }

    private static void AssertHarmless(CommandResult result)
    {
        foreach (string said in (string[])[result.StandardOutput, result.StandardError])
        {
            Assert.DoesNotContain(said, character => (char.IsControl(character) && character is not ('\n' or '\t')) || character == '\u202e');
        }
    }

    private static string Octal(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"));
}
