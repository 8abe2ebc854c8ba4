using System.Globalization;
using SessionSync.Agents;

namespace SessionSync.Tests.Fuzzing;

/// <summary>All readers at once. How long and from which seed can be said in the environment, as <c>scripts/fuzz</c> does.</summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan s_mercy = TimeSpan.FromSeconds(120);

    private static int Seed => Number("FUZZ_SEED", 20261120);

    private static TimeSpan Duration => TimeSpan.FromSeconds(Number("FUZZ_SECONDS", 5));

    [Fact]
    public async Task Whatever_happens_to_its_bytes_every_reader_comes_to_its_end_and_throws_nothing()
    {
        ReaderFuzz[] all = [.. AgentCatalog.Readers.Select(reader => new ReaderFuzz(reader, Seed))];
        Task[] runs = [.. all.Select(fuzz => Task.Factory.StartNew(() => fuzz.Run(Duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

        await Task.WhenAny(Task.WhenAll(runs), Task.Delay(Duration + s_mercy, TestContext.Current.CancellationToken));

        Assert.All(all.Zip(runs), pair =>
        {
            (ReaderFuzz fuzz, Task run) = pair;
            Assert.True(run.IsCompleted, $"{fuzz.Doing} comes to no end");
            Assert.Null(run.Exception?.InnerException);
            fuzz.Dispose();
            Assert.True(fuzz.Steps > 0);
            TestContext.Current.TestOutputHelper?.WriteLine($"{fuzz.Doing} was the last");
        });
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : usual;
}
