using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests;

public sealed class InfrastructureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_checkout_knows_its_origin_and_can_have_worktrees()
    {
        var checkout = await GitCheckout.CreateAsync(_folder.Combine("product"));
        await checkout.CommitAsync();
        await checkout.AddWorktreeAsync(_folder.Combine("worktree"), "topic");

        Assert.Equal("https://github.com/acme/product.git\n", await checkout.RunAsync("remote", "get-url", "origin"));
        Assert.True(File.Exists(_folder.Combine("worktree", ".git")));
    }

    [Fact]
    public void A_session_is_a_chain_of_records_that_ends_with_metadata()
    {
        var last = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var session = new ClaudeSessions(_folder.Path, "/home/me/src/my.product").Add(turns: 3, lastMessage: last);

        var records = File.ReadLines(session.Transcript).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();

        Assert.Equal("-home-me-src-my-product", Path.GetFileName(session.Folder));
        var messages = records.Where(record => record["uuid"] is not null).ToList();
        Assert.Equal([null, .. messages.SkipLast(1).Select(Uuid)], messages.Select(record => record["parentUuid"]?.GetValue<string>()));
        Assert.Equal("2026-01-02T03:04:05.000Z", messages[^1]["timestamp"]!.GetValue<string>());
        Assert.Equal(["last-prompt", "mode", "cost-state"], records.TakeLast(3).Select(record => record["type"]!.GetValue<string>()));
        Assert.Null(records[^1]["timestamp"]);
        Assert.Equal(last, session.Modified);
    }

    [Fact]
    public void A_copied_session_is_the_same_with_its_side_files()
    {
        var session = new ClaudeSessions(_folder.Combine("here"), "/home/me/src/product").Add();
        session.WriteSideFile("subagents/agent-1.jsonl", "{}\n");

        var copy = new ClaudeSessions(_folder.Combine("there"), "/workspaces/product").CopyFrom(session);

        Assert.Equal(session.Bytes, copy.Bytes);
        Assert.Equal(session.Modified, copy.Modified);
        Assert.Equal(["agent-1.jsonl"], copy.Files.Skip(1).Select(file => Path.GetFileName(file)));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("KILL", 137)]
    public async Task A_signal_reaches_a_child_once_it_has_printed_the_text(string signal, int exitCode)
    {
        var command = new Command("/bin/sh", "-c", "echo working >&2; " + Patience.Endless) { Signal = PlannedSignal.WhenErrorContains("working", signal) };

        var result = await command.RunAsync();

        result.ShouldExitWith(exitCode);
    }

    [Fact]
    public async Task A_child_that_takes_too_long_is_killed_with_its_descendants()
    {
        string marker = _folder.Combine("survived");
        var command = new Command("/bin/sh", "-c", $"(sleep 2; touch {marker}) & wait") { Timeout = TimeSpan.FromSeconds(0.5) };

        await Assert.ThrowsAsync<TimeoutException>(command.RunAsync);

        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task The_program_runs_in_the_given_home()
    {
        var result = await new CliRunner(_folder.CreateDirectory("home")).RunAsync("--version");

        result.ShouldExitWith(0);
    }

    private static string? Uuid(JsonObject record) => record["uuid"]!.GetValue<string>();
}
