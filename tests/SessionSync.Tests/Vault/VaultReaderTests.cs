using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Vault.Format;
using SessionSync.Vault.Reading;

namespace SessionSync.Tests.Vault;

/// <summary>A vault that somebody damaged, or that means harm.</summary>
public sealed class VaultReaderTests : IDisposable
{
    private const string Path = "-work-product/one.jsonl";
    private static readonly CancellationToken s_never = CancellationToken.None;
    private readonly ScratchVault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task Every_byte_that_changes_is_noticed_or_changes_nothing()
    {
        byte[] content = ScratchVault.Session(1, 3000);
        await _vault.KeepAsync(Path, content);
        KeptVersion version = Assert.Single(await _vault.VersionsAsync(Path));
        foreach (FileInfo file in _vault.Files().Where(static file => file.FullName.Contains("/segments/", StringComparison.Ordinal) || file.FullName.Contains("/manifests/", StringComparison.Ordinal)))
        {
            byte[] sound = await File.ReadAllBytesAsync(file.FullName, s_never);
            for (int at = 0; at < sound.Length; at += 7)
            {
                byte[] damaged = [.. sound];
                damaged[at] ^= 0x10;
                await File.WriteAllBytesAsync(file.FullName, damaged, s_never);
                byte[]? restored = null;
                Exception? noticed = await Record.ExceptionAsync(async () => restored = await _vault.RestoreAsync(version));
                Assert.True(noticed is InvalidDataException || (restored is not null && restored.SequenceEqual(content)), $"{file.Name} at {at}: {noticed}");
            }

            await File.WriteAllBytesAsync(file.FullName, sound, s_never);
        }
    }

    [Fact]
    public async Task A_segment_that_is_missing_is_named()
    {
        await _vault.KeepAsync(Path, ScratchVault.Session(1, 3000));
        KeptVersion version = Assert.Single(await _vault.VersionsAsync(Path));
        FileInfo segment = _vault.Files().Single(static file => file.FullName.Contains("/segments/", StringComparison.Ordinal));
        segment.Delete();

        InvalidDataException missing = await Assert.ThrowsAsync<InvalidDataException>(() => _vault.RestoreAsync(version));

        Assert.Contains(segment.Name, missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_names_a_base_that_is_missing(bool readsData)
    {
        await _vault.KeepAsync(Path, ScratchVault.Session(1, 3000));
        FileInfo segment = _vault.Files().Single(static file => file.FullName.Contains("/segments/", StringComparison.Ordinal));
        string missing = new('a', 64);
        await File.WriteAllTextAsync(segment.FullName, $"zstd 3000 {missing}\n", s_never);
        using var proof = new VaultProof(_vault.Carrier, readsData);

        VaultDamage damage = Assert.Single(await proof.RunAsync(s_never));

        Assert.Contains(missing, damage.What, StringComparison.Ordinal);
        Assert.Contains(Path, damage.Affected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../../../../../etc/passwd")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("abcdef000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/bcdef0000000000000000000000000000000000000000000000000000000000")]
    public void A_name_that_is_no_hash_is_never_looked_for(string name)
    {
        Assert.Throws<InvalidDataException>(() => Head.Parse(Encoding.UTF8.GetBytes($$$"""{"machine":"m","counter":1,"written":1,"catalogs":{"ab":"{{{name}}}"}}""")));
        Assert.Throws<InvalidDataException>(() => _ = Manifest.Parse(Encoding.UTF8.GetBytes($$$"""{"agent":"a","path":"p","machine":"m","root":"r","modified":1,"segments":[["{{{name}}}",1]]}""")));
        Assert.Throws<InvalidDataException>(() => _ = PackedFile.BaseOf(Encoding.UTF8.GetBytes($"zstd 5 {name}\n")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("plain 5")]
    [InlineData("plain -5\n")]
    [InlineData("zstd 99999999999\n")]
    [InlineData("zstd 2000000000\n")]
    [InlineData("lz4 5\nabcde")]
    [InlineData("zstd 5\nabcde")]
    public async Task What_is_no_file_of_a_vault_is_refused(string text)
    {
        ContentHash name = ContentHash.Of(Encoding.UTF8.GetBytes("abcde"));
        string path = System.IO.Path.Combine(_vault.Directory, new VaultFile(VaultFileKind.Segment, name).Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, s_never);
        using var reader = new VaultReader(_vault.Carrier);

        await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadAsync(new VaultFile(VaultFileKind.Segment, name), s_never));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"format":"1","id":"b6f7a33c-4d52-4f43-b1a5-6b7d0c3c6a01"}""")]
    [InlineData("""{"format":1,"id":"none"}""")]
    public void What_does_not_describe_a_vault_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => VaultDescription.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_vault_of_a_later_format_is_refused_with_what_to_do()
    {
        SyncException refused = Assert.Throws<SyncException>(() => VaultDescription.Parse("""{"format":2,"id":"b6f7a33c-4d52-4f43-b1a5-6b7d0c3c6a01"}"""u8.ToArray()));

        Assert.Equal(FailureKind.Refused, refused.Kind);
        Assert.NotEmpty(refused.WhatToDo);
    }
}
