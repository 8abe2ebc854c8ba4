namespace SessionSync.Tests.Sync.Execution;

/// <summary>The other side is got ready to take content while it still lists, where there is something for it.</summary>
public sealed class PreparationTests : IDisposable
{
    private readonly TwoHomes _homes = new("codex");

    public void Dispose() => _homes.Dispose();

    [Fact]
    public async Task The_first_time_it_is_got_ready_for_what_is_here()
    {
        _homes.Here.Start(TwoHomes.First, "first");

        Assert.Equal(1, await PreparationsAsync());
    }

    [Fact]
    public async Task Where_nothing_is_here_it_is_not_got_ready()
    {
        _homes.There.Start(TwoHomes.First, "first");

        Assert.Equal(0, await PreparationsAsync());
    }

    [Fact]
    public async Task Later_it_is_got_ready_where_something_here_has_changed()
    {
        _homes.Here.Start(TwoHomes.First, "first");
        await PreparationsAsync();
        int unchanged = await PreparationsAsync();
        _homes.Here.Start(TwoHomes.Second, "second");

        Assert.Equal((0, 1), (unchanged, await PreparationsAsync()));
    }

    [Fact]
    public async Task A_dry_run_needs_nothing_for_it()
    {
        _homes.Here.Start(TwoHomes.First, "first");

        Assert.Equal(0, await PreparationsAsync(isDryRun: true));
    }

    private async Task<int> PreparationsAsync(bool isDryRun = false)
    {
        Assert.Empty((await _homes.SyncAsync(setup => setup with { IsDryRun = isDryRun })).Problems);
        return _homes.Watched.Preparations;
    }
}
