using System.Diagnostics;
using System.Globalization;
using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

[Collection("ssh failures")]
public sealed class KilledSyncTests(SshServer server)
{
    private const int Rounds = 30;
    private const int LargeFile = 3 * 1024 * 1024;

    [Fact]
    public async Task A_sync_killed_at_any_moment_loses_and_tears_nothing_and_the_next_one_finishes()
    {
        int seed = Environment.GetEnvironmentVariable("SESSIONSYNC_TEST_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"SESSIONSYNC_TEST_SEED={seed}");
        var random = new Random(seed);
        SshHomes homes = await SshHomes.CreateAsync(server);
        homes.AddWork(LargeFile, random);
        TimeSpan whole = (await homes.Cli.RunAsync(homes.Arguments)).ShouldExitWith(0).Elapsed;
        int killed = 0;
        int torn = 0;
        for (int round = 1; round <= Rounds; round++)
        {
            homes.AddWork(LargeFile, random);
            Dictionary<string, byte[]> here = SshHomes.Read(homes.Here);
            Dictionary<string, byte[]> there = SshHomes.Read(homes.There);
            TimeSpan delay = whole * (0.1 + (0.9 * random.NextDouble()));

            CommandResult result = await homes.Cli.RunAsync(PlannedSignal.After(delay, "KILL"), homes.Arguments);

            string how = $"Seed {seed}, round {round}, killed after {delay.TotalMilliseconds:F0} ms";
            Assert.True(result.ExitCode is 137 or 0, $"{how}: exit code {result.ExitCode}");
            killed += result.ExitCode == 137 ? 1 : 0;
            torn += SshHomes.Staging(homes.Here).Count + SshHomes.Staging(homes.There).Count > 0 ? 1 : 0;
            SshHomes.AssertOldOrNew(homes.Here, here, there, how);
            SshHomes.AssertOldOrNew(homes.There, there, here, how);

            // What the far side still had in hand it may bring to an end.
            await SshHomes.UntilAsync(() => SshHomes.Processes(homes.There).Count == 0, $"{how}: the far side does not end");
            SshHomes.AssertOldOrNew(homes.There, there, here, how);
            (await homes.Cli.RunAsync(homes.Arguments)).ShouldExitWith(0);
            homes.AssertEqual(how);
            Assert.Empty(SshHomes.Staging(homes.Here));
            Assert.Empty(SshHomes.Staging(homes.There));
        }

        Assert.True(killed >= Rounds / 3 && torn > 0, $"Seed {seed}: only {killed} of {Rounds} runs were hit, {torn} of them in a transfer");
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_in_a_transfer_ends_it_in_order(string signal, int exitCode)
    {
        var random = new Random(1);
        SshHomes homes = await SshHomes.CreateAsync(server);
        homes.AddWork(40 * 1024 * 1024, random);
        Dictionary<string, byte[]> here = SshHomes.Read(homes.Here);
        Dictionary<string, byte[]> there = SshHomes.Read(homes.There);
        Task<CommandResult> running = homes.Cli.RunAsync(homes.Arguments);
        await SshHomes.UntilAsync(() => SshHomes.Staging(homes.There).Count > 0, "No transfer begins");

        Process program = Process.GetProcessById(SshHomes.Processes(homes.Here).Single(IsProgram));
        (await new Command("kill", $"-{signal}", $"{program.Id}").RunAsync()).ShouldExitWith(0);
        CommandResult result = await running;

        result.ShouldExitWith(exitCode);
        Assert.DoesNotContain("This is a bug", result.StandardError, StringComparison.Ordinal);
        SshHomes.AssertOldOrNew(homes.Here, here, there, signal);
        SshHomes.AssertOldOrNew(homes.There, there, here, signal);
        Assert.Empty(SshHomes.Staging(homes.Here));
        await SshHomes.UntilAsync(() => SshHomes.Processes(homes.Here).Count + SshHomes.Processes(homes.There).Count == 0, "Processes stay behind");
        Assert.Empty(SshHomes.Staging(homes.There));
        (await homes.Cli.RunAsync(homes.Arguments)).ShouldExitWith(0);
        homes.AssertEqual(signal);
    }

    [Fact]
    public async Task A_connection_whose_server_process_is_killed_in_a_transfer_is_reported_and_harmless()
    {
        SshHomes homes = await SshHomes.CreateAsync(server);
        for (int round = 0; round < 3; round++)
        {
            homes.AddWork(20 * 1024 * 1024, new Random(round));
            Dictionary<string, byte[]> here = SshHomes.Read(homes.Here);
            Dictionary<string, byte[]> there = SshHomes.Read(homes.There);
            Task<CommandResult> running = homes.Cli.RunAsync(homes.Arguments);
            await SshHomes.UntilAsync(() => SshHomes.Staging(homes.There).Count > 0, "No transfer begins");

            foreach (int session in SshHomes.Processes(homes.There).Select(ParentOf).Where(IsServer).Distinct())
            {
                await new Command("kill", "-KILL", $"{session}").RunAsync();
            }

            CommandResult result = await running;
            result.ShouldExitWith((int)ExitCode.Unreachable);
            Assert.Empty(result.StandardOutput);
            ThreeParts.AssertIn(result.StandardError);
            SshHomes.AssertOldOrNew(homes.Here, here, there, $"Round {round}");
            SshHomes.AssertOldOrNew(homes.There, there, here, $"Round {round}");
            await SshHomes.UntilAsync(() => SshHomes.Processes(homes.There).Count == 0, "The far side does not end");
            Assert.Empty(SshHomes.Staging(homes.Here));
            (await homes.Cli.RunAsync(homes.Arguments)).ShouldExitWith(0);
            homes.AssertEqual($"Round {round}");
            Assert.Empty(SshHomes.Staging(homes.There));
        }
    }

    private static bool IsProgram(int process) => Arguments(process).StartsWith(Repository.Program, StringComparison.Ordinal);

    private static bool IsServer(int process) => Arguments(process).StartsWith("sshd", StringComparison.Ordinal);

    private static string Arguments(int process) => ReadOrEmpty($"/proc/{process}/cmdline");

    private static int ParentOf(int process)
    {
        string[] fields = ReadOrEmpty($"/proc/{process}/stat").Split(") ").Last().Split(' ');
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    private static string ReadOrEmpty(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process has ended.
            return "";
        }
    }
}
