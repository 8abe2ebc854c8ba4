using System.Collections.Immutable;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

/// <summary>What real systemd and an XML validator say of the files that are written.</summary>
public sealed class UnitFileTests : IDisposable
{
    private static readonly ServiceForm[] s_forms = [ServiceForm.Timer, ServiceForm.Daemon];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(OddNames.Directories), MemberType = typeof(OddNames))]
    public async Task The_program_is_run_from_whatever_path_with_the_path_it_was_given(string name)
    {
        string program = _folder.Combine("odd", name, "sync-sessions");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.WriteAllText(program, $"#!/bin/sh\nprintf '%s\\n' \"$@\" \"$PATH\" >'{_folder.Combine("ran")}'\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string searchPath = $"{Path.GetDirectoryName(program)!.Replace('\n', ' ')}:/usr/bin:/bin";
        foreach (ServiceForm form in s_forms)
        {
            ServicePlan plan = new(form, SweepInterval.Parse("30m"), program, [new("PATH", searchPath)], IsSandboxed: true);
            ImmutableArray<ServiceFile> files = Write(SystemdManager(), plan);

            await VerifyAsync(files);
            string unit = files.Single(file => file.Path.EndsWith(".service", StringComparison.Ordinal)).Content;
            IReadOnlyList<string> words = UnitWords.Of(unit, "ExecStart");
            string[] variable = Assert.Single(UnitWords.Of(unit, "Environment")).Split('=', 2);
            Command command = new(words[0], [.. words.Skip(1)]);
            (await (command with { Variables = command.Variables.SetItem(variable[0], variable[1]) }).RunAsync()).ShouldExitWith(0);

            string[] expected = form == ServiceForm.Timer ? ["sweep", "--quiet", searchPath] : ["daemon", "--every", "30m", searchPath];
            Assert.Equal(expected, File.ReadAllLines(_folder.Combine("ran")));
        }
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("20m")]
    [InlineData("1h")]
    [InlineData("8h")]
    [InlineData("24h")]
    public async Task A_calendar_means_the_interval_that_was_asked_for(string every)
    {
        SweepInterval interval = Assert.NotNull(SweepInterval.Parse(every));

        CommandResult result = (await new Command("systemd-analyze", "calendar", "--iterations=2", "--base-time=2026-11-20 00:00:00 UTC", interval.Calendar)
        {
            Variables = new Command("").Variables.Add("TZ", "UTC"),
        }.RunAsync()).ShouldExitWith(0);

        DateTimeOffset[] fires = [.. result.StandardOutput.Split('\n')
            .Where(line => line.Contains("Next elapse: ", StringComparison.Ordinal) || line.Contains("#2: ", StringComparison.Ordinal))
            .Select(line => DateTimeOffset.Parse(line.Split(": ")[1].Split(' ', 2)[1].Replace(" UTC", "Z", StringComparison.Ordinal), null))];
        Assert.Equal(interval.Seconds, (fires[1] - fires[0]).TotalSeconds);
    }

    [Theory]
    [InlineData("/home/me/.local/bin/sync-sessions")]
    [InlineData("/a <b> & \"c\" 'd' ]]>/日本/%h$HOME")]
    public async Task Property_lists_are_valid(string program)
    {
        LaunchdManager manager = new(new SystemCommands(), _folder.Combine("Library"), 501, TimeSpan.Zero);
        foreach (ServiceForm form in s_forms)
        {
            ServicePlan plan = new(form, SweepInterval.Parse("2h"), program, [new("PATH", program), new("A", "b")], IsSandboxed: false);
            string path = Assert.Single(Write(manager, plan)).Path;

            string rules = Path.Combine(Repository.Root, "tests", "SessionSync.IntegrationTests", "Fixtures", "property-list.dtd");
            (await new Command("xmllint", "--noout", "--nonet", "--dtdvalid", rules, path).RunAsync()).ShouldExitWith(0);
        }
    }

    private static ImmutableArray<ServiceFile> Write(IServiceManager manager, ServicePlan plan)
    {
        ImmutableArray<ServiceFile> files = manager.Describe(plan);
        foreach (ServiceFile file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            File.WriteAllText(file.Path, file.Content);
        }

        return files;
    }

    private SystemdManager SystemdManager() => new(
        new SystemCommands(), new SystemdFolders(_folder.Combine("units"), _folder.Combine("stamps"), [_folder.Path]), _folder.Combine("logs"));

    private async Task VerifyAsync(ImmutableArray<ServiceFile> files)
    {
        Command verify = new("systemd-analyze", ["verify", "--user", .. files.Select(file => file.Path).Where(path => !path.EndsWith(".conf", StringComparison.Ordinal))]);
        CommandResult result = await (verify with { Variables = verify.Variables.Add("XDG_RUNTIME_DIR", _folder.Path).Add("HOME", _folder.Path) }).RunAsync();
        result.ShouldExitWith(0);
        Assert.Empty(result.StandardError);
    }
}
