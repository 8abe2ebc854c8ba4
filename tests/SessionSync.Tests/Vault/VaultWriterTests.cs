using System.Collections.Immutable;
using System.Text;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;
using SessionSync.Vault.Keeping;

namespace SessionSync.Tests.Vault;

/// <summary>What a machine keeps of its session files.</summary>
public sealed class VaultWriterTests : IDisposable
{
    private const string Path = "-work-product/one.jsonl";
    private static readonly CancellationToken s_never = CancellationToken.None;
    private readonly ScratchVault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(600_000)]
    [InlineData(9_000_000)]
    public async Task What_was_kept_comes_back_as_it_was(int length)
    {
        byte[] content = ScratchVault.Session(1, length)[..length];

        Assert.Equal(KeepChange.New, await _vault.KeepAsync(Path, content));

        Assert.Equal(content, await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync(Path))));
    }

    [Fact]
    public async Task Content_without_lines_comes_back_too()
    {
        byte[] content = new byte[9_000_000];
        new Random(1).NextBytes(content);

        await _vault.KeepAsync(Path, content);

        Assert.Equal(content, await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync(Path))));
        Assert.InRange(_vault.Size(), content.Length, content.Length + 100_000);
    }

    [Fact]
    public async Task A_file_that_goes_on_has_one_version_and_costs_what_was_added()
    {
        byte[] content = ScratchVault.Session(1, 6_000_000);
        await _vault.KeepAsync(Path, content[..5_900_000]);
        long before = _vault.Size();

        Assert.Equal(KeepChange.Grown, await _vault.KeepAsync(Path, content));

        Assert.Equal(content, await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync(Path))));
        Assert.InRange(_vault.Size() - before, 1, 100_000);
    }

    [Fact]
    public async Task A_file_that_grows_by_a_line_at_a_time_has_few_segments()
    {
        byte[] content = ScratchVault.Session(1, 300_000);
        for (int length = 0; length < content.Length; length += 1000)
        {
            await _vault.KeepAsync(Path, content[..length]);
        }

        KeptVersion version = Assert.Single(await _vault.VersionsAsync(Path));
        Assert.Equal(content[..(content.Length / 1000 * 1000)], (await _vault.RestoreAsync(version))[..(content.Length / 1000 * 1000)]);
        using var reader = new SessionSync.Vault.Reading.VaultReader(_vault.Carrier);
        Assert.InRange((await reader.ReadManifestAsync(version.Manifest, s_never)).Segments.Length, 1, 20);
    }

    [Fact]
    public async Task A_file_that_is_as_it_was_costs_nothing()
    {
        byte[] content = ScratchVault.Session(1, 50_000);
        await _vault.KeepAsync(Path, content);
        KeptVersion version = Assert.Single(await _vault.VersionsAsync(Path));
        using VaultWriter writer = _vault.Writer();

        // It was seen in the second of its last change, after which it could have changed once more.
        Assert.False(await writer.HasAsync(ScratchVault.Key(Path), version.Stamp, s_never));
        using (var file = new MemoryStream(content))
        {
            _vault.Clock.Now += TimeSpan.FromMinutes(1);
            Assert.Equal(KeepChange.None, await writer.KeepAsync(ScratchVault.Key(Path), "/root", file, version.Stamp, holdsAll: null, s_never));
        }

        Assert.True(await writer.HasAsync(ScratchVault.Key(Path), version.Stamp, s_never));
        Assert.False(await writer.HasAsync(ScratchVault.Key(Path), version.Stamp with { ModifiedSeconds = 5 }, s_never));
        Assert.False(await writer.HasAsync(ScratchVault.Key("other"), version.Stamp, s_never));
    }

    [Theory]
    [InlineData(30_000, KeepChange.Shrunk, "Shrunk")]
    [InlineData(70_000, KeepChange.Rewritten, "Rewritten")]
    public async Task A_file_that_was_written_anew_keeps_what_it_was(int length, KeepChange change, string reason)
    {
        byte[] before = ScratchVault.Session(1, 50_000);
        byte[] after = ScratchVault.Session(2, length);
        await _vault.KeepAsync(Path, before);

        Assert.Equal(change, await _vault.KeepAsync(Path, after));

        ImmutableArray<KeptVersion> versions = await _vault.VersionsAsync(Path);
        Assert.Equal([Enum.Parse<KeptReason>(reason), KeptReason.Newest], versions.Select(static version => version.Reason));
        Assert.Equal(before, await _vault.RestoreAsync(versions[0]));
        Assert.Equal(after, await _vault.RestoreAsync(versions[1]));
    }

    [Fact]
    public async Task A_file_that_was_cut_keeps_what_it_was()
    {
        byte[] content = ScratchVault.Session(1, 50_000);
        await _vault.KeepAsync(Path, content);

        Assert.Equal(KeepChange.Shrunk, await _vault.KeepAsync(Path, content[..20_000]));

        Assert.Equal(content, await _vault.RestoreAsync((await _vault.VersionsAsync(Path))[0]));
    }

    [Fact]
    public async Task A_byte_that_changed_in_the_middle_makes_a_version()
    {
        byte[] content = ScratchVault.Session(1, 3_000_000);
        await _vault.KeepAsync(Path, content);
        byte[] damaged = [.. content];
        damaged[1_500_000] = 0;

        Assert.Equal(KeepChange.Rewritten, await _vault.KeepAsync(Path, damaged));

        Assert.Equal([content, damaged], await Task.WhenAll((await _vault.VersionsAsync(Path)).Select(_vault.RestoreAsync)));
    }

    [Fact]
    public async Task A_file_that_is_gone_stays_in_the_vault_and_goes_on_when_it_is_back()
    {
        byte[] content = ScratchVault.Session(1, 50_000);
        await _vault.KeepAsync(Path, content[..40_000]);
        using (VaultWriter writer = _vault.Writer())
        {
            Assert.Equal(KeepChange.Deleted, await writer.KeepAsGoneAsync(ScratchVault.Key(Path), s_never));
            Assert.Equal(KeepChange.None, await writer.KeepAsGoneAsync(ScratchVault.Key(Path), s_never));
            Assert.Equal(KeepChange.None, await writer.KeepAsGoneAsync(ScratchVault.Key("never seen"), s_never));
            await writer.CommitAsync(s_never);
        }

        Assert.Equal(content[..40_000], await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync(Path))));
        Assert.Equal(KeepChange.Grown, await _vault.KeepAsync(Path, content));
        Assert.Equal(KeptReason.Newest, Assert.Single(await _vault.VersionsAsync(Path)).Reason);
    }

    [Fact]
    public async Task Forks_whose_every_line_names_another_session_cost_little()
    {
        byte[] content = ScratchVault.Session(1, 2_000_000);
        await _vault.KeepAsync(Path, content);
        long first = _vault.Size();

        for (int fork = 2; fork <= 5; fork++)
        {
            byte[] copy = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("000000000001", $"00000000000{fork}", StringComparison.Ordinal));
            await _vault.KeepAsync($"-work-product/{fork}.jsonl", copy);
            Assert.Equal(copy, await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync($"-work-product/{fork}.jsonl"))));
        }

        Assert.InRange((double)(_vault.Size() - first) / (4 * content.Length), 0, 0.05);
    }

    [Fact]
    public async Task Without_a_place_to_remember_what_is_alike_everything_is_kept_all_the_same()
    {
        byte[] content = ScratchVault.Session(1, 50_000);
        await _vault.KeepAsync("a", content);
        string inTheWay = _vault.Files()[0].FullName;
        using (var writer = new VaultWriter(_vault.Carrier, "laptop-1", "laptop", new SimilarSegments(System.IO.Path.Combine(inTheWay, "similar")), _vault.Clock))
        {
            Assert.Equal(KeepChange.New, await _vault.KeepAsync(writer, Path, ScratchVault.Session(2, 50_000)));
            await writer.CommitAsync(s_never);
        }

        Assert.Equal(ScratchVault.Session(2, 50_000), await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync(Path))));
    }

    [Fact]
    public async Task What_was_not_committed_is_not_there_and_harms_nothing()
    {
        byte[] content = ScratchVault.Session(1, 50_000);
        await _vault.KeepAsync(Path, content);
        using (VaultWriter killed = _vault.Writer())
        {
            await _vault.KeepAsync(killed, Path, ScratchVault.Session(2, 60_000));
            await _vault.KeepAsync(killed, "other", ScratchVault.Session(3, 60_000));
        }

        Assert.Equal(content, await _vault.RestoreAsync(Assert.Single(await _vault.VersionsAsync(Path))));
        Assert.Empty(await _vault.VersionsAsync("other"));
    }

    [Fact]
    public async Task Two_runs_at_once_both_keep_what_they_saw()
    {
        using VaultWriter first = _vault.Writer();
        using var otherCarrier = new FolderCarrier(_vault.Directory, _vault.Clock);
        using var second = new VaultWriter(otherCarrier, "laptop-1", "laptop", new SimilarSegments(System.IO.Path.Combine(_vault.Directory, "..", "similar")), _vault.Clock);
        byte[] one = ScratchVault.Session(1, 50_000);
        byte[] other = ScratchVault.Session(2, 50_000);
        await _vault.KeepAsync(first, Path, one);
        await _vault.KeepAsync(first, "a", one);
        _vault.Clock.Now += TimeSpan.FromMinutes(1);
        await _vault.KeepAsync(second, Path, other);
        await _vault.KeepAsync(second, "b", other);

        await first.CommitAsync(s_never);
        await second.CommitAsync(s_never);

        Assert.Equal([one, other], await Task.WhenAll((await _vault.VersionsAsync(Path)).Select(_vault.RestoreAsync)));
        Assert.Single(await _vault.VersionsAsync("a"));
        Assert.Single(await _vault.VersionsAsync("b"));
    }

    [Fact]
    public async Task A_manifest_that_is_damaged_makes_a_new_version_and_keeps_the_name_of_the_old_one()
    {
        byte[] content = ScratchVault.Session(1, 50_000);
        await _vault.KeepAsync(Path, content);
        KeptVersion damaged = Assert.Single(await _vault.VersionsAsync(Path));
        File.WriteAllText(System.IO.Path.Combine(_vault.Directory, damaged.File.Path), "plain 4\nnone");

        Assert.Equal(KeepChange.Rewritten, await _vault.KeepAsync(Path, ScratchVault.Session(1, 51_000)));

        ImmutableArray<KeptVersion> versions = await _vault.VersionsAsync(Path);
        Assert.Equal(damaged.Manifest, versions[0].Manifest);
        Assert.Equal(ScratchVault.Session(1, 51_000), await _vault.RestoreAsync(versions[1]));
    }

    [Fact]
    public async Task Everything_in_it_is_its_owners_alone()
    {
        await _vault.KeepAsync(Path, ScratchVault.Session(1, 50_000));

        Assert.NotEmpty(_vault.Files());
        Assert.All(_vault.Files(), static file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        Assert.All(
            new DirectoryInfo(_vault.Directory).EnumerateDirectories("*", SearchOption.AllDirectories),
            static folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode));
    }
}
