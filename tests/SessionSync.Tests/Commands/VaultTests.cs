using System.Text.Json.Nodes;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands;

/// <summary>Sessions that came home to the vault are listed, searched, shown and exported like others, and belong to no project here.</summary>
public sealed class VaultTests : IDisposable
{
    private const string Own = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string Kept = "aaaaaaaa-0000-4000-8000-000000000002";
    private const string Copied = "aaaaaaaa-0000-4000-8000-000000000003";

    private readonly CommandLineRun _run = new() { Readers = [new ClaudeCodeConversations()] };

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task All_projects_include_the_vault_and_its_paths_say_so()
    {
        Write("", Own, "/work/demo", "Mine");
        Write(InVault("repositories", "acme", "tool"), Kept, "/workspaces/tool", "Rescued needle");
        Write(InVault("copies", "work", "20261120T101500Z"), Copied, "/workspaces/other", "Copied");

        Assert.Equal(ExitCode.Success, await _run.RunAsync("list", "--all-projects", "--json", "--sort", "title"));

        JsonNode?[] sessions = [.. JsonNode.Parse(_run.Out)!["sessions"]!.AsArray()];
        Assert.Equal(["Copied", "Mine", "Rescued needle"], sessions.Select(static one => (string?)one!["title"]));
        Assert.Equal(
            [InVault("copies", "work", "20261120T101500Z"), "", InVault("repositories", "acme", "tool")],
            sessions.Select(one => Path.GetRelativePath(_run.WorkingDirectory, (string)one!["path"]!) is var path ? path[..path.IndexOf(".claude", StringComparison.Ordinal)].TrimEnd('/') : null));
        Assert.Equal("/workspaces/tool", (string?)sessions[2]!["workspace"]);
    }

    [Fact]
    public async Task On_a_terminal_it_is_written_where_they_lie()
    {
        using CommandLineRun run = new() { Readers = [new ClaudeCodeConversations()], IsTerminal = true };
        Write(InVault("repositories", "acme", "tool"), Kept, "/workspaces/tool", "Rescued needle", run);

        await run.RunAsync("list", "--all-projects");
        await run.RunAsync("search", "needle");

        Assert.Contains("WRITTEN ON\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("vault\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("/workspaces/tool, in the vault", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_has_none_of_the_vault()
    {
        Write("", Own, _run.WorkingDirectory, "Mine");
        Write(InVault("repositories", "acme", "tool"), Kept, _run.WorkingDirectory, "Rescued");

        await _run.RunAsync("list", "--json");

        Assert.Equal(["Mine"], JsonNode.Parse(_run.Out)!["sessions"]!.AsArray().Select(static one => (string?)one!["title"]));
    }

    [Fact]
    public async Task What_is_in_the_vault_is_found_shown_and_exported()
    {
        Write(InVault("machines", "work", "tool-0123456789"), Kept, "/workspaces/tool", "Rescued needle");

        Assert.Equal(ExitCode.Success, await _run.RunAsync("search", "needle"));
        Assert.StartsWith(Kept, _run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await _run.RunAsync("show", Kept));
        Assert.Contains("\nRescued needle\n", _run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await _run.RunAsync("export", Kept, "--output", "out"));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_run.WorkingDirectory, "out"), "*.md"));
    }

    [Fact]
    public async Task What_an_agent_has_here_counts_and_not_its_copy_in_the_vault()
    {
        Write("", Own, "/work/demo", "Mine");
        Write(InVault("repositories", "acme", "tool"), Own, "/work/demo", "Older needle, and longer");

        await _run.RunAsync("list", "--all-projects", "--json");
        await _run.RunAsync("search", "needle");

        Assert.Equal("Mine", (string?)Assert.Single(JsonNode.Parse(_run.Out)!["sessions"]!.AsArray())!["title"]);
    }

    [Fact]
    public async Task A_link_in_the_vault_leads_nowhere()
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_run.WorkingDirectory, "elsewhere")).FullName;
        Write("elsewhere/tool", Kept, "/workspaces/tool", "Not ours");
        Directory.CreateDirectory(Path.Combine(_run.WorkingDirectory, InVault("repositories")));
        Directory.CreateSymbolicLink(Path.Combine(_run.WorkingDirectory, InVault("repositories", "acme")), elsewhere);

        await _run.RunAsync("list", "--all-projects");

        Assert.Empty(_run.Out);
    }

    private static string InVault(params string[] parts) => Path.Combine([".local", "share", "session-sync", "vault", .. parts]);

    private void Write(string home, string id, string directory, string text) => Write(home, id, directory, text, _run);

    private static void Write(string home, string id, string directory, string text, CommandLineRun run)
    {
        string folder = Path.Combine(run.WorkingDirectory, home, ".claude", "projects", "-demo");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, id + ".jsonl"),
            $$"""{"parentUuid":null,"type":"user","message":{"role":"user","content":"{{text}}"},"uuid":"a","timestamp":"2026-05-20T05:06:07.000Z","cwd":"{{directory}}","sessionId":"{{id}}"}""" + "\n");
    }
}
