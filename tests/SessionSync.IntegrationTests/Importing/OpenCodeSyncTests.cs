using SessionSync.Agents;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Importing;

/// <summary>Sessions of OpenCode travel by its own exports and imports.</summary>
public sealed class OpenCodeSyncTests
{
    [Fact]
    public async Task Sessions_are_brought_to_the_side_that_lacks_them_and_then_nothing_is_left_to_do()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string mine = await machines.Here.StartAsync("Said here");
        string theirs = await machines.There.StartAsync("Said there");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal([(mine, "pushed"), (theirs, "pulled")], report.Sessions.Select(session => (session.Id, session.Action)).Order());
        Assert.Equal((1, 1, 0, 0, 0, 0), report.Summary.Counts);
        Assert.Equal("Said here\nreply to Said here", await machines.There.TextsAsync(mine));
        Assert.Equal("Said there\nreply to Said there", await machines.Here.TextsAsync(theirs));
        Assert.Equal(machines.There.Project, await machines.There.DirectoryAsync(mine));
        Assert.Equal(machines.Here.Project, await machines.Here.DirectoryAsync(theirs));
        SyncReport second = await machines.SyncAsync();
        second.ShouldBeQuiet();
        Assert.Equal(2, second.Summary.Unchanged);
    }

    [Fact]
    public async Task What_a_session_made_travels_with_it_and_is_told_of_as_a_part_of_it()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string parent = await machines.Here.StartAsync("Ask somebody");
        string child = await machines.Here.StartAsync("Asked", parent: parent);

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(parent, report.Session.Id);
        Assert.Equal([parent], await machines.There.AskAsync($"SELECT parent_id FROM session WHERE id = '{child}'"));
        Assert.Equal(1, (await machines.SyncAsync()).Summary.Unchanged);
    }

    [Fact]
    public async Task A_session_that_went_on_on_one_side_is_completed_on_the_other()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string session = await machines.Here.StartAsync("One");
        await machines.SyncAsync();
        await machines.There.ContinueAsync(session, "Two");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(("appended", "pull"), (report.Session.Action, report.Session.Direction));
        Assert.Equal("One\nreply to One\nTwo\nreply to Two", await machines.Here.TextsAsync(session));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_session_that_went_on_on_both_sides_has_everything_on_both_sides()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string session = await machines.Here.StartAsync("One");
        await machines.SyncAsync();
        await machines.There.ContinueAsync(session, "Two");
        await machines.Here.ContinueAsync(session, "Three");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(("merged", "both"), (report.Session.Action, report.Session.Direction));
        Assert.Equal("One\nreply to One\nTwo\nreply to Two\nThree\nreply to Three", await machines.Here.TextsAsync(session));
        Assert.Equal(await machines.Here.TextsAsync(session), await machines.There.TextsAsync(session));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_session_of_a_subdirectory_is_had_in_that_subdirectory_on_the_other_side()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string known = await machines.Here.StartAsync("There is such a folder", "src/web");
        string unknown = await machines.Here.StartAsync("There is none", "other");
        Directory.CreateDirectory(Path.Combine(machines.There.Project, "src", "web"));

        await machines.SyncAsync();

        Assert.Equal(Path.Combine(machines.There.Project, "src", "web"), await machines.There.DirectoryAsync(known));
        Assert.Equal(machines.There.Project, await machines.There.DirectoryAsync(unknown));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_version_that_believes_its_document_has_the_session_in_the_project_as_well()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        machines.There.BecomeOld();
        string session = await machines.Here.StartAsync("Mine");

        await machines.SyncAsync();

        Assert.Equal(machines.There.Project, await machines.There.DirectoryAsync(session));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task Sessions_of_other_projects_stay_where_they_are()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        await machines.Here.StartAsync("Elsewhere", "../other");

        (await machines.SyncAsync()).ShouldBeQuiet();

        Assert.False(File.Exists(machines.There.Database));
    }

    [Fact]
    public async Task A_run_in_one_direction_writes_one_side_and_leaves_the_rest_to_another()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string both = await machines.Here.StartAsync("One");
        await machines.SyncAsync();
        await machines.Here.ContinueAsync(both, "Two");
        await machines.There.ContinueAsync(both, "Three");
        string theirs = await machines.There.StartAsync("Theirs");

        await machines.SyncAsync("push");

        Assert.Equal("One\nreply to One\nTwo\nreply to Two", await machines.Here.TextsAsync(both));
        Assert.Equal("One\nreply to One\nTwo\nreply to Two\nThree\nreply to Three", await machines.There.TextsAsync(both));
        Assert.Equal("", await machines.Here.TextsAsync(theirs));
        await machines.SyncAsync("pull");
        Assert.Equal(await machines.There.TextsAsync(both), await machines.Here.TextsAsync(both));
        Assert.NotEqual("", await machines.Here.TextsAsync(theirs));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task What_is_too_old_is_counted_on_every_run_until_it_is_on_both_sides()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string old = await machines.Here.StartAsync("Long ago");
        await machines.Here.AskAsync($"UPDATE message SET time_created = time_created - {TimeSpan.FromDays(20).TotalMilliseconds} WHERE session_id = '{old}' RETURNING id");
        await machines.Here.StartAsync("Just now");

        SyncReport first = await machines.SyncAsync();
        SyncReport again = await machines.SyncAsync();
        await machines.SyncAsync("--all-sessions");
        SyncReport later = await machines.SyncAsync();

        Assert.Equal([1, 1, 0], new[] { first, again, later }.Select(report => report.Summary.Older));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_writes_nothing()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string mine = await machines.Here.StartAsync("Mine");
        await machines.There.StartAsync("Theirs");

        SyncReport report = await machines.SyncAsync("--dry-run");

        Assert.Equal(["pulled", "pushed"], report.Sessions.Select(session => session.Action).Order());
        Assert.Equal("", await machines.There.TextsAsync(mine));
        Assert.False(Directory.Exists(Path.Combine(machines.State, "exports")));
    }

    [Fact]
    public async Task A_session_that_was_deleted_on_one_side_comes_back_only_when_that_is_wanted()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string session = await machines.Here.StartAsync("Mine");
        await machines.SyncAsync();
        await machines.There.AskAsync($"DELETE FROM session WHERE id = '{session}' RETURNING id");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal("skipped", report.Session.Action);
        Assert.Equal("pushed", (await machines.SyncAsync("--restore-missing")).Session.Action);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task Only_the_session_that_was_asked_for_is_synced()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string wanted = await machines.Here.StartAsync("Wanted");
        string other = await machines.Here.StartAsync("Other");

        await machines.SyncAsync("--session", wanted);

        Assert.NotEqual("", await machines.There.TextsAsync(wanted));
        Assert.Equal("", await machines.There.TextsAsync(other));
        Assert.Equal(other, (await machines.SyncAsync()).Session.Id);
    }

    [Fact]
    public async Task A_message_that_is_still_being_written_is_waited_for()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        string session = await machines.Here.StartAsync("Mine");
        string change = $"WHERE session_id = '{session}' RETURNING id";
        await machines.Here.AskAsync($"UPDATE message SET data = json_remove(data, '$.time.completed') {change}");

        Assert.Equal("skipped", (await machines.SyncAsync()).Session.Action);

        await machines.Here.AskAsync($"UPDATE message SET data = json_set(data, '$.time.completed', 1) {change}");
        Assert.Equal("pushed", (await machines.SyncAsync()).Session.Action);
    }

    [Fact]
    public async Task Where_nobody_has_it_nothing_is_said_or_remembered_of_it()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        machines.Here.Uninstall();
        machines.There.Uninstall();

        (await machines.SyncAsync()).ShouldBeQuiet();

        Assert.Equal(AgentCatalog.All.Length, Directory.GetFiles(Path.Combine(machines.State, "targets")).Length);
    }
}
