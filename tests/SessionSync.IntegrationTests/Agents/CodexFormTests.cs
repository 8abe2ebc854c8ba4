using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Conversations;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>What of Codex is more than one file with all of a conversation in it.</summary>
public sealed class CodexFormTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-3).ToUnixTimeSeconds());
    private readonly CodexFiles _codex = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fork_brings_what_it_began_with_however_old_and_wherever_that_was_had(bool isOriginElsewhere)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string first = Guid.NewGuid().ToString();
        string second = Guid.NewGuid().ToString();
        string third = Guid.NewGuid().ToString();
        string elsewhere = Path.Combine(machines.Home, "elsewhere");
        string origin = _codex.Start(machines.Home, isOriginElsewhere ? elsewhere : machines.Project, first, "Long ago", s_start.AddDays(-40));
        string fork = _codex.Fork(machines.Home, elsewhere, second, first, origin, "Then", s_start.AddDays(-20));
        _codex.Fork(machines.Home, machines.Project, third, second, fork, "Now", s_start);
        _codex.Start(machines.Home, machines.Project, Guid.NewGuid().ToString(), "As old, and nobody's origin", s_start.AddDays(-20));

        await machines.SyncTwiceAsync();

        Assert.Equal(3, _codex.Files(machines.RemoteHome).Count());
        Assert.Equal(["Long ago", "Answer to Long ago", "Then", "Answer to Then", "Now", "Answer to Now"], Texts(machines.RemoteHome, third));
        Assert.Equal(machines.RemoteProject, DirectoryOf(machines.RemoteHome, third));
        Assert.Equal(elsewhere, DirectoryOf(machines.RemoteHome, second));
        Assert.Equal(isOriginElsewhere ? elsewhere : machines.RemoteProject, DirectoryOf(machines.RemoteHome, first));
    }

    [Fact]
    public async Task A_compressed_session_is_brought_as_it_is_and_goes_on_where_it_was_decompressed()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string id = Guid.NewGuid().ToString();

        // What is compressed keeps its directory: it is found again where the project lies at the same path.
        machines.Targets = [$"dir:{machines.RemoteHome}:{machines.Project}"];
        string file = _codex.Start(machines.Home, machines.Project, id, "Packed away", s_start);
        (await new Command("zstd", "-q", "--rm", file).RunAsync()).ShouldExitWith(0);
        byte[] packed = File.ReadAllBytes(file + ".zst");

        await machines.SyncTwiceAsync();

        string there = _codex.Files(machines.RemoteHome).Single();
        Assert.Equal(packed, File.ReadAllBytes(there));
        (await new Command("zstd", "-q", "-d", "--rm", there).RunAsync()).ShouldExitWith(0);
        there = _codex.Files(machines.RemoteHome).Single();
        _codex.GoOn(there, "And out again", s_start.AddMinutes(1));

        await machines.SyncTwiceAsync();

        Assert.Equal(["Packed away", "Answer to Packed away", "And out again", "Answer to And out again"], Texts(machines.Home, id));
    }

    [Fact]
    public async Task Without_a_program_that_decompresses_them_compressed_sessions_stay_where_they_are_and_are_told_by_every_run()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = _codex.Start(machines.Home, machines.Project, Guid.NewGuid().ToString(), "Packed away", s_start);
        File.Move(file, file + ".zst");
        _codex.Start(machines.Home, machines.Project, Guid.NewGuid().ToString(), "Not packed", s_start);
        machines.Cli = machines.Cli with { Path = CommandFolder.CreateWithout(machines.Combine("programs"), "zstd") };

        foreach (int pushed in (int[])[1, 0])
        {
            SyncReport report = await machines.RunAsync();

            report.Result.ShouldExitWith(3);
            Assert.Equal(pushed, report.Summary.Pushed);
            Assert.Contains(report.Warnings, warning => warning.Contains("Compressed sessions of Codex", StringComparison.Ordinal));
        }
    }

    private static string[] Texts(string home, string id) =>
        [.. Reader.ReadMessages(Find(home, id), Fail).SelectMany(message => message.Parts).OfType<TextPart>().Select(part => part.Text)];

    private static string? DirectoryOf(string home, string id) => Reader.ReadFacts(Find(home, id), Fail).WorkingDirectory;

    private static FoundConversation Find(string home, string id) => Reader.Find(new AgentHome(home, static _ => null)).Single(one => one.Key.Id == id);

    private static void Fail(ReadWarning warning) => Assert.Fail(warning.ToString());

    private static IConversationReader Reader => AgentCatalog.Readers.Single(reader => reader.Agent.Value == "codex");
}
