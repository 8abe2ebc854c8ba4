using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests;

[Collection("ssh")]
public sealed class SshServerTests(SshServer server)
{
    [Fact]
    public async Task A_command_runs_in_the_home_of_its_alias_and_its_exit_code_comes_back()
    {
        var home = await server.CreateHomeAsync();

        var result = await home.RunAsync("pwd; echo \"$HOME\"; cat; exit 7", input: "from the client\n");

        result.ShouldExitWith(7);
        Assert.Equal($"{home.Path}\n{home.Path}\nfrom the client\n", result.StandardOutput);
        Assert.Empty(result.StandardError);
    }

    [Fact]
    public async Task Homes_are_separate_and_count_their_own_connections()
    {
        var first = await server.CreateHomeAsync();
        var second = await server.CreateHomeAsync();

        (await first.RunAsync("echo mine > ~/note")).ShouldExitWith(0);
        var listing = await second.RunAsync("ls ~");
        (await first.RunAsync("true")).ShouldExitWith(0);

        Assert.Empty(listing.ShouldExitWith(0).StandardOutput);
        Assert.Equal("mine\n", File.ReadAllText(first.Combine("note")));
        Assert.Equal((2, 1), (first.CountConnections(), second.CountConnections()));
    }

    [Fact]
    public async Task A_busybox_home_has_busybox_and_nothing_else()
    {
        var home = await server.CreateHomeAsync("busybox sh");

        var result = await home.RunAsync("readlink -f \"/proc/$$/exe\"; tar --help 2>&1 | head -n 1 | cut -c 1-7; command -v bash zstd git perl python3; echo \"$PATH\"");

        string busybox = new FileInfo(Path.Combine(server.BusyboxFolder, "sh")).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        Assert.Equal($"{busybox}\nBusyBox\n{server.BusyboxFolder}\n", result.ShouldExitWith(0).StandardOutput);
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("dash")]
    [InlineData("busybox sh")]
    public async Task Each_shell_gets_the_command_word_for_word(string shell)
    {
        var home = await server.CreateHomeAsync(shell, variables: new Dictionary<string, string> { ["GREETING"] = "it's a 'quoted' \"text\"" });

        var result = await home.RunAsync("printf '%s|' \"$GREETING\" 'two  spaces' \"$0\"");

        Assert.StartsWith("it's a 'quoted' \"text\"|two  spaces|", result.ShouldExitWith(0).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_noisy_home_prints_before_the_command()
    {
        var home = await server.CreateHomeAsync(noise: "Welcome!\nYou have 'mail'.");

        var result = await home.RunAsync("echo done");

        Assert.Equal("Welcome!\nYou have 'mail'.\ndone\n", result.ShouldExitWith(0).StandardOutput);
    }

    [Fact]
    public async Task A_home_can_be_without_a_program()
    {
        using var folder = new TemporaryFolder();
        var home = await server.CreateHomeAsync(path: CommandFolder.CreateWithout(folder.Combine("bin"), "zstd"));

        var result = await home.RunAsync("command -v zstd || echo none; command -v gzip");

        Assert.Equal($"none\n{folder.Combine("bin", "gzip")}\n", result.ShouldExitWith(0).StandardOutput);
    }
}
