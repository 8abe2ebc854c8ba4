using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Importing;

/// <summary>What becomes of sessions that OpenCode cannot, or does not, import.</summary>
public sealed class OpenCodeFailureTests
{
    [Fact]
    public async Task Where_it_is_not_installed_there_exports_are_kept_until_it_is()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        machines.There.Uninstall();
        string session = await machines.Here.StartAsync("Mine");

        SyncReport report = await machines.SyncAsync();

        string kept = Path.Combine(machines.State, "exports", $"{session}.json");
        Assert.Equal("skipped", report.Session.Action);
        string warning = Assert.Single(report.Warnings);
        Assert.Contains("is not installed on dir:", warning, StringComparison.Ordinal);
        Assert.Contains(Path.GetDirectoryName(kept)!, warning, StringComparison.Ordinal);
        Assert.Contains("opencode import FILE", warning, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        Assert.Contains("reply to Mine", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        SyncReport again = await machines.SyncAsync();
        again.ShouldBeQuiet();
        Assert.Empty(again.Warnings);

        await machines.Here.ContinueAsync(session, "More");
        Assert.Equal("skipped", (await machines.SyncAsync()).Session.Action);
        Assert.Contains("reply to More", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        machines.There.Install();
        Assert.Equal("pushed", (await machines.SyncAsync()).Session.Action);
        Assert.Equal("Mine\nreply to Mine\nMore\nreply to More", await machines.There.TextsAsync(session));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task Where_it_is_not_installed_here_exports_can_be_imported_by_hand()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        machines.Here.Uninstall();
        string session = await machines.There.StartAsync("Theirs");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal("skipped", report.Session.Action);
        Assert.Contains("is not installed here", Assert.Single(report.Warnings), StringComparison.Ordinal);
        await machines.Here.ImportAsync(Path.Combine(machines.State, "exports", $"{session}.json"));
        Assert.Equal("Theirs\nreply to Theirs", await machines.Here.TextsAsync(session));
        machines.Here.Install();
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_it_refuses_fails_with_its_reason_and_the_others_are_brought(bool isPush)
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        (OpenCodeHome from, OpenCodeHome to) = isPush ? (machines.Here, machines.There) : (machines.There, machines.Here);
        string first = await from.StartAsync("First");
        string refused = await from.StartAsync("Refused");
        string last = await from.StartAsync("Last");
        string whole = $"UPDATE message SET data = json_set(data, '$.mode', 'build') WHERE session_id = '{refused}' RETURNING id";
        await from.AskAsync($"UPDATE message SET data = json_remove(data, '$.mode') WHERE session_id = '{refused}' RETURNING id");

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith((int)ExitCode.Partial);
        SessionLine failed = Assert.Single(report.Sessions, session => session.Action == "failed");
        Assert.Equal(refused, failed.Id);
        Assert.EndsWith("did not import it: Unexpected error Missing key at [\"mode\"]", failed.Reason, StringComparison.Ordinal);
        Assert.NotEqual("", await to.TextsAsync(first));
        Assert.NotEqual("", await to.TextsAsync(last));
        await from.AskAsync(whole);
        Assert.Equal(refused, (await machines.SyncAsync()).Session.Id);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_told_of_and_left_alone()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        await machines.Here.StartAsync("Mine");
        Directory.CreateDirectory(Path.GetDirectoryName(machines.There.Database)!);
        await File.WriteAllTextAsync(machines.There.Database, new string('x', 5000), TestContext.Current.CancellationToken);

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith((int)ExitCode.Partial);
        Assert.Contains("OpenCode's database there cannot be read", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(machines.There.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sessions_that_an_old_version_keeps_in_files_are_told_of()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        Directory.CreateDirectory(Path.Combine(machines.Home, ".local", "share", "opencode", "storage", "session"));

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith((int)ExitCode.Partial);
        Assert.Contains("keeps its sessions in files", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sessions_of_version_2_are_told_of_on_either_side_even_beside_those_of_version_1(bool isHere)
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        OpenCodeHome side = isHere ? machines.Here : machines.There;
        await side.StartAsync("Of version 1");
        await machines.SyncAsync();
        await side.AskAsync("CREATE TABLE session_v2 (id text PRIMARY KEY)");
        await machines.Here.StartAsync("Before there are any");
        await machines.SyncAsync();
        await side.AskAsync("INSERT INTO session_v2 VALUES ('ses_2') RETURNING id");

        foreach (int _ in (int[])[1, 2])
        {
            SyncReport report = await machines.RunAsync();

            report.Result.ShouldExitWith((int)ExitCode.Partial);
            Assert.Contains($"OpenCode {(isHere ? "here" : "there")} keeps its sessions as its version 2 does", Assert.Single(report.Warnings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_import_did_not_bring_is_no_success_and_is_tried_again(bool isPush)
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        (OpenCodeHome from, OpenCodeHome to) = isPush ? (machines.Here, machines.There) : (machines.There, machines.Here);
        string known = await from.StartAsync("First");
        await machines.SyncAsync();
        await from.AskAsync($"INSERT INTO message SELECT 'msg_z' || id, session_id, time_created + 1000, time_updated + 1000, data FROM message WHERE session_id = '{known}' RETURNING id");
        string before = await to.TextsAsync(known);
        string forget = "CREATE TRIGGER forget BEFORE INSERT ON message WHEN NEW.id LIKE 'msg_z%' BEGIN SELECT RAISE(IGNORE); END";
        await to.AskAsync(forget);

        foreach (int _ in (int[])[1, 2])
        {
            SyncReport report = await machines.RunAsync();

            report.Result.ShouldExitWith((int)ExitCode.Partial);
            SessionLine failed = Assert.Single(report.Sessions);
            Assert.Equal((known, "failed"), (failed.Id, failed.Action));
            Assert.Contains("2 of 4 messages are not there", failed.Reason, StringComparison.Ordinal);
        }

        Assert.Equal(before, await to.TextsAsync(known));
        await to.AskAsync("DROP TRIGGER forget");
        Assert.Equal(known, (await machines.SyncAsync()).Session.Id);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }
}
