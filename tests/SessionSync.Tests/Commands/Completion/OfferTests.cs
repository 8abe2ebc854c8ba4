using System.Collections.Immutable;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Cli.Output;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Completion;

/// <summary>What this machine knows by itself is offered with what it stands for.</summary>
public sealed class OfferTests : IDisposable
{
    private const string Id = "3f2a81c0-0000-4000-8000-000000000001";

    private readonly CommandLineRun _run = new() { Readers = [new ClaudeCodeConversations()] };

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("sync-sessions push ")]
    [InlineData("sync-sessions list --target ")]
    [InlineData("sync-sessions target test ")]
    public async Task Targets_are_what_is_configured_the_codespaces_that_are_remembered_and_the_hosts_of_ssh(string line)
    {
        _run.WriteConfig("""{ "targets": [{ "name": "work", "url": "ssh:me@host" }] }""");
        new CodespaceNames(Path.Combine(_run.WorkingDirectory, "state")).Remember([new Codespace("fuzzy-rotary-phone", "acme/product", Codespace.Running)]);
        WriteSsh("config", "Host box *.example !bad\n  User me\nInclude more/*\nHost bread\n");
        WriteSsh("more/one", "Host included\n");

        Assert.Equal(["fuzzy-rotary-phone\tCodespace of acme/product", "ssh:box\tSSH host", "ssh:bread\tSSH host", "ssh:included\tSSH host", "work\tssh:me@host"], await DescribeAsync(line));
    }

    [Theory]
    [InlineData("sync-sessions show ")]
    [InlineData("sync-sessions show 3f2")]
    [InlineData("sync-sessions export ")]
    [InlineData("sync-sessions --session ")]
    public async Task Sessions_are_offered_by_the_beginnings_of_their_ids_with_their_titles(string line)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_run.WorkingDirectory, ".claude", "projects", "-work-demo")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{Id}.jsonl"),
            $$$"""{"type":"user","uuid":"u","parentUuid":null,"sessionId":"{{{Id}}}","cwd":"/work/demo","timestamp":"2026-05-20T11:00:00.000Z","message":{"role":"user","content":"Why does it fail?"}}""" + "\n");

        Assert.Equal(["3f2a81c0\tWhy does it fail?"], await DescribeAsync(line));
    }

    [Fact]
    public async Task Agents_are_those_that_the_command_can_mean()
    {
        Assert.Contains("cursor\tCursor", await DescribeAsync("sync-sessions list --agent "));
        Assert.DoesNotContain("cursor\tCursor", await DescribeAsync("sync-sessions --agent "));
        Assert.Contains("claude-code\tClaude Code", await DescribeAsync("sync-sessions --agent cl"));
    }

    [Fact]
    public async Task Help_offers_the_commands_that_it_helps_with()
    {
        Assert.Contains("help\tShow the help of a command, such as: sync-sessions help push", await DescribeAsync("sync-sessions h"));
        Assert.Equal(["export\tWrite sessions as documents to read, to share, or to give to another agent"], await DescribeAsync("sync-sessions help ex"));
    }

    private void WriteSsh(string name, string text)
    {
        string file = Path.Combine(_run.WorkingDirectory, ".ssh", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private async Task<ImmutableArray<string>> DescribeAsync(string line)
    {
        int before = _run.Out.Length;
        Assert.Equal(ExitCode.Success, await _run.RunAsync("[describe]", line));
        return [.. _run.Out[before..].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
