using System.Collections;
using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

[assembly: AssemblyFixture(typeof(FreshProgram))]

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Has <c>scripts/sync-sessions</c> build what the tests run, unless that is fresh.</summary>
public sealed class FreshProgram : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var build = new Command(Path.Combine(Repository.Root, "scripts", "sync-sessions"), ["--version"])
        {
            Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToImmutableDictionary(static one => (string)one.Key, static one => (string)one.Value!),
            Timeout = Patience.Building,
        };
        (await build.RunAsync()).ShouldExitWith(0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
