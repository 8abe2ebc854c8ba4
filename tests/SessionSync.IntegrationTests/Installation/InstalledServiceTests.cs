using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

/// <summary>What the service of an installed program does, run as its unit says and with what the unit sets.</summary>
[Collection("installing")]
public sealed class InstalledServiceTests(InstalledProgram installed) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("session-sync.service")]
    [InlineData("session-sync-daemon.service", "--daemon", "--every", "2h")]
    public async Task The_unit_brings_sessions_home(string unit, params string[] options)
    {
        GhStandIn gh = new(_folder);
        string home = _folder.CreateDirectory("home");
        string laptop = _folder.CreateDirectory("laptop");
        await GitCheckout.CreateAsync(Path.Combine(home, "src", "product"), "https://github.com/acme/product.git");
        await GitCheckout.CreateAsync(Path.Combine(laptop, "product"), "https://github.com/acme/product.git");
        ClaudeSession session = new ClaudeSessions(laptop, Path.Combine(laptop, "product")).Add();
        CliRunner cli = new(home)
        {
            Program = $"{installed.Prefix}/bin/sync-sessions",
            PathFolders = [new ServiceManagerStandIn(_folder).BinFolder, gh.BinFolder],
            Variables = gh.Variables,
        };
        (await cli.RunAsync("target", "add", "laptop", $"dir:{laptop}", "--repository", "acme/product")).ShouldExitWith(0);
        (await cli.RunAsync(["service", "install", .. options])).ShouldExitWith(0);

        CommandResult service = await RunAsync(_folder.Read($"home/.config/systemd/user/{unit}"), home, gh.Variables);

        service.ShouldExitWith(0);
        Assert.Equal("", service.StandardOutput);
        Assert.Equal(options.Length == 0, service.StandardError.Length == 0);
        Assert.Equal(session.Bytes, new ClaudeSessions(home, Path.Combine(home, "src", "product")).Find(session.Id).Bytes);
        CommandResult status = await cli.RunAsync("service", "status");
        Assert.Matches(@"\nlast sweep\t\S+Z, exit code 0, 1 target, 0 failed\n", status.StandardOutput);
    }

    /// <summary>As systemd does: without a shell, with a home and what the unit sets. A daemon is told to end after its first sweep.</summary>
    private static Task<CommandResult> RunAsync(string unit, string home, ImmutableDictionary<string, string> variables)
    {
        IReadOnlyList<string> words = UnitWords.Of(unit, "ExecStart");
        var ofUnit = UnitWords.Of(unit, "Environment").Select(assignment => assignment.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]));
        return new Command(words[0], [.. words.Skip(1)])
        {
            Variables = variables.Add("HOME", home).AddRange(ofUnit),
            Signal = PlannedSignal.WhenErrorContains("Sweep done", "TERM"),
        }.RunAsync();
    }
}
