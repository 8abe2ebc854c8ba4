using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.IntegrationTests.Security;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>A host that accepts the connection, and then does not go on.</summary>
public sealed class HungHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private CliRunner Cli => new(_folder.Combine("home")) { WorkingDirectory = _folder.Combine("home", "product") };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sleep 1000")]
    [InlineData("while :; do echo noise; sleep 0.2; done")]
    [InlineData("while :; do printf x; sleep 0.2; done")]
    [InlineData("cat >/dev/null")]
    public async Task A_login_that_does_not_end_is_given_up(string login)
    {
        string shell = _folder.Combine("shell");
        await File.WriteAllTextAsync(shell, $"#!/bin/sh\n{login}\n");

        await AssertGivenUpAsync(shell, "Cannot talk to", "login files");
    }

    [Theory]
    [InlineData("sleep 1000")]
    [InlineData("while :; do printf x; sleep 0.2; done")]
    [InlineData("while :; do echo noise >&2; sleep 0.2; done")]
    public async Task A_host_that_stops_in_the_middle_of_an_answer_is_given_up(string command) =>
        await AssertGivenUpAsync(new HostileMachine(_folder).Do(command).Write("shell"), "in the middle of an answer", "Run the same command again");

    [Fact]
    public async Task A_host_that_stops_in_the_middle_of_content_is_given_up_and_lets_go_of_the_project()
    {
        string listing = _folder.Combine("listing");
        await File.WriteAllTextAsync(listing, "./-work-product/01234567-89ab-cdef-0123-456789abcdef.jsonl 100000 4102444800\n");
        string shell = new HostileMachine(_folder)
            .Do($"claude() {{ echo \"listing${{us}}-${{us}}yes${{us}}0\"; echo end; wc -c <{listing}; cat {listing}; echo 0; }}")
            .Do("others() { echo \"listing${us}-${us}yes${us}0\"; echo end; echo 0; }")
            .Do("opencode() { echo \"opencode${us}${us}no${us}\"; }")
            .Do("project() { echo \"project${us}/work/product${us}${us}\"; }")
            .Do("project; others; others; others; claude; opencode")
            .Do("list=others; while IFS= read -r line; do case $line in")
            .Do("  use${us}CLAUDE*) list=claude ;; use${us}*) list=others ;;")
            .Do("  list${us}*) $list ;; opencode) opencode ;; project${us}*) project ;;")
            .Do("  get${us}*) echo 50000; echo begins; sleep 1000 ;;")
            .Do("esac; done").Write("shell");

        await AssertGivenUpAsync(shell, "in the middle of an answer", "Run the same command again");

        CommandResult next = await Cli.RunAsync($"dir:{_folder.CreateDirectory("other")}:/work/product");
        next.ShouldExitWith(0);
    }

    private async Task AssertGivenUpAsync(string shell, string what, string whatToDo)
    {
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string ssh = Path.Combine(_folder.CreateDirectory("bin"), "ssh");
        await File.WriteAllTextAsync(ssh, $"#!/bin/bash\nfor last; do :; done\nexec() {{ shift; command exec {shell} \"$@\"; }}\neval \"$last\"\n");
        File.SetUnixFileMode(ssh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GitCheckout.CreateAsync(Cli.WorkingDirectory);
        CliRunner cli = Cli with { PathFolders = [Path.GetDirectoryName(ssh)!], Variables = Cli.Variables.Add("SYNC_SESSIONS_TIMEOUT", "3s") };

        CommandResult result = await cli.RunAsync("ssh:silent:/work/product", "--all-sessions");

        result.ShouldExitWith((int)ExitCode.Unreachable);
        ThreeParts.AssertIn(result.StandardError);
        Assert.Contains(what, result.StandardError, StringComparison.Ordinal);
        Assert.Contains(whatToDo, result.StandardError, StringComparison.Ordinal);
        Assert.Contains("SYNC_SESSIONS_TIMEOUT", result.StandardError, StringComparison.Ordinal);
    }
}
