using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary>The wrappers with the real <c>sync-sessions</c>, from one end to the other.</summary>
[Collection("codespaces")]
public sealed class SyncedVisitTests(SshServer server)
{
    [Fact]
    public async Task A_session_had_in_the_codespace_during_the_visit_is_here_afterwards_and_ours_is_there()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        ClaudeSessions here = await PrepareAsync(visit);
        visit.Gh.Add(new Codespace("mine", Home: far));
        ClaudeSession ours = here.Add();
        var there = new ClaudeSessions(far.Path, "/workspaces/product");
        ClaudeSession theirs = new ClaudeSessions(far.Combine("later"), "/workspaces/product").Add();

        // The session appears while we are there.
        CommandResult result = await visit.RunAsync("codespace-ssh", "mine", "--", $"ls .claude/projects/*; cp later/.claude/projects/*/*.jsonl {there.Folder}/; exit 7");

        result.ShouldExitWith(7);
        Assert.Equal("", result.StandardError);
        Assert.Contains($"{ours.Id}.jsonl", result.StandardOutput, StringComparison.Ordinal);
        Assert.True(here.Find(theirs.Id).Exists);
        Assert.Equal(1, far.CountConnections());
    }

    [Fact]
    public async Task A_session_had_on_a_host_during_the_visit_is_here_afterwards()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        ClaudeSessions here = await PrepareAsync(visit);
        ClaudeSession first = new ClaudeSessions(far.Path, far.Combine("product")).Add();
        await GitCheckout.CreateAsync(far.Combine("product"));
        ClaudeSession theirs = new ClaudeSessions(far.Combine("later"), far.Combine("product")).Add();

        CommandResult result = await visit.RunAsync(
            "ssh-with-sessions", "-F", server.ConfigFile, far.Alias, $"cp later/.claude/projects/*/*.jsonl {first.Folder}/; exit 7");

        result.ShouldExitWith(7);
        Assert.Equal("", result.StandardError);
        Assert.True(here.Find(first.Id).Exists);
        Assert.True(here.Find(theirs.Id).Exists);
        Assert.Equal(1, far.CountConnections());
    }

    [Fact]
    public async Task A_codespace_is_deleted_only_after_its_sessions_have_come_home()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        ClaudeSessions here = await PrepareAsync(visit);
        visit.Gh.Add(new Codespace("mine", Home: far));
        ClaudeSession theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();

        // In every place where it could come home to, something else is.
        string[] places = [here.Folder, Path.Combine(visit.Home, ".local", "share", "session-sync")];
        foreach (string place in places)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await File.WriteAllTextAsync(place, "in the way");
        }

        CommandResult refused = await visit.RunAsync("codespace-delete", "mine");
        string? stateAfterRefusal = visit.Gh.StateOf("mine");
        Array.ForEach(places, File.Delete);
        CommandResult deleted = await visit.RunAsync("codespace-delete", "mine");

        refused.ShouldExitWith(12);
        Assert.Equal("Available", stateAfterRefusal);
        deleted.ShouldExitWith(0);
        Assert.Null(visit.Gh.StateOf("mine"));
        Assert.True(here.Find(theirs.Id).Exists);
    }

    /// <summary>A checkout here, and the real program instead of the stand-in.</summary>
    private static async Task<ClaudeSessions> PrepareAsync(VisitHome visit)
    {
        GitCheckout checkout = await GitCheckout.CreateAsync(Path.Combine(visit.Home, "product"));
        visit.WorkingDirectory = checkout.Path;
        visit.Variables = visit.Variables.Add("SYNC_SESSIONS_COMMAND", Repository.Program).Add("DOTNET_ROOT", DotnetRoot());
        return new ClaudeSessions(visit.Home, checkout.Path);
    }

    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
