using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Security;

/// <summary>Names that a shell would run, if any shell ever read them as its own text.</summary>
public sealed class HostileNamesTests : IDisposable
{
    private static readonly string[] Names =
    [
        "$(touch pwned)", "`touch pwned`", "'; touch pwned; '", "\"; touch pwned; \"", "| touch pwned", "& touch pwned &", "${HOME}", "$HOME", "-rf",
        "--checkpoint-action=exec=touch pwned", "*", "?", "[a-z]", "~", "#", "!!", "a b", " ", "%s%n", "%41", "a\\b", "\\0037", "\\c", "e\u0301", "\U0001F600", "=-=", ">pwned", "(touch pwned)",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Side_files_of_any_name_travel_and_none_is_run(bool isPush)
    {
        var homes = new TwoHomes(_folder.Combine("homes"));
        ClaudeSession session = (isPush ? homes.Here : homes.There).Add();
        foreach (string name in Names)
        {
            session.WriteSideFile($"tool-results/{name}", $"Content of {name}");
        }

        var result = await homes.SyncAsync();

        Assert.Equal(0, result.Summary.Failed + result.Summary.Skipped);
        Assert.Equal(Names.Length + 1, homes.Files("here").Count);
        Assert.Equal(homes.Files("here"), homes.Files("there"));
        AssertNothingWasRun();
        Assert.True((await homes.SyncAsync()).Summary.IsQuiet);
    }

    [Theory]
    [InlineData("$(touch pwned)")]
    [InlineData("`touch pwned`")]
    [InlineData("'; touch pwned; '")]
    [InlineData("\" & touch pwned & \"")]
    [InlineData("-rf")]
    [InlineData("a\\c b")]
    public async Task Projects_of_any_name_are_synced_and_none_is_run(string name)
    {
        GitCheckout checkout = await GitCheckout.CreateAsync(_folder.Combine("here", name));
        var here = new ClaudeSessions(_folder.Combine("here"), checkout.Path);
        var there = new ClaudeSessions(_folder.CreateDirectory("there"), checkout.Path);
        ClaudeSession pushed = here.Add();
        ClaudeSession pulled = there.Add();
        var cli = new CliRunner(here.Home) { WorkingDirectory = checkout.Path };

        (await cli.RunAsync($"dir:{there.Home}:{checkout.Path}")).ShouldExitWith(0);

        Assert.Equal(pushed.Bytes, there.Find(pushed.Id).Bytes);
        Assert.Equal(pulled.Bytes, here.Find(pulled.Id).Bytes);
        AssertNothingWasRun();
    }

    private void AssertNothingWasRun()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path, "pwned", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(Environment.CurrentDirectory, "pwned")) || File.Exists("/pwned"));
    }
}
