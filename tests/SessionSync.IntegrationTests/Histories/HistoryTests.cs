using System.Globalization;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Ssh;

namespace SessionSync.IntegrationTests.Histories;

/// <summary>Random histories. A few with fixed seeds are run always; as many as wanted by <c>scripts/histories</c>.</summary>
[Collection("codespaces")]
public sealed class HistoryTests(SshServer server) : IDisposable
{
    private const int Steps = 25;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Number("HISTORIES_SEED") ?? 1, Number("HISTORIES_COUNT") ?? 4)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_lost_or_torn_and_in_the_end_all_is_the_same_or_said_not_to_be(int seed)
    {
        HistoryMachine[] machines = [.. ((string[])["one", "two", "three"]).Select(name => At(name, _folder.CreateDirectory($"{seed}-{name}")))];
        await new History(seed, machines).RunAsync(Number("HISTORIES_STEPS") ?? Steps);
    }

    [Fact]
    public async Task The_same_holds_over_ssh()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        var machine = new SshMachine("far", new SshOptions(remote.Alias, ConfigurationFile: server.ConfigFile));
        HistoryMachine[] machines = [At("one", _folder.CreateDirectory("one")), new HistoryMachine("far", remote.Path, machine), At("three", _folder.CreateDirectory("three"))];

        // The far one is nobody's own machine: it cannot reach the others, and so never begins a sync.
        await new History(seed: 1, machines).RunAsync(Steps);
    }

    private static HistoryMachine At(string name, string home) => new(name, home, new DirectoryMachine(name, home, []));

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : null;
}
