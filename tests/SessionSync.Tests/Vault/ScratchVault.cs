using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Platform;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;
using SessionSync.Vault.Keeping;
using SessionSync.Vault.Reading;

namespace SessionSync.Tests.Vault;

/// <summary>A vault that is gone after the test, and files that one machine keeps in it.</summary>
internal sealed class ScratchVault : IDisposable
{
    private static readonly CancellationToken s_never = CancellationToken.None;
    private readonly ScratchDirectory _scratch = new();

    public ScratchVault() => Carrier = new FolderCarrier(Directory, Clock);

    public ManualClock Clock { get; } = new(DateTimeOffset.Parse("2026-05-01T00:00:00Z", CultureInfo.InvariantCulture));

    public string Directory => _scratch.At("vault");

    public FolderCarrier Carrier { get; }

    public static VaultKey Key(string path) => new(new AgentId("claude-code"), path);

    /// <summary>Lines like those of a session, always the same for a seed.</summary>
    public static byte[] Session(int seed, int length)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{"sessionId":"00000000-0000-4000-8000-000000000001","uuid":"{{random.NextInt64():x16}}","text":"{{string.Join(' ', Enumerable.Range(0, 40).Select(_ => random.Next(5000)))}}"}""").Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public VaultWriter Writer(string head = "laptop-1") => new(Carrier, head, "laptop", new SimilarSegments(_scratch.At("similar")), Clock);

    /// <summary>Keeps a file as it is now, in a run of its own.</summary>
    public async Task<KeepChange> KeepAsync(string path, byte[] content)
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        using VaultWriter writer = Writer();
        KeepChange change = await KeepAsync(writer, path, content);
        await writer.CommitAsync(s_never);
        return change;
    }

    /// <summary>Keeps a file as it is now.</summary>
    public async Task<KeepChange> KeepAsync(VaultWriter writer, string path, byte[] content)
    {
        using var file = new MemoryStream(content);
        return await writer.KeepAsync(Key(path), "/home/me/.claude/projects", file, new FileStamp(content.Length, Clock.Now.ToUnixTimeSeconds()), holdsAll: null, s_never);
    }

    public async Task<ImmutableArray<KeptVersion>> VersionsAsync(string path)
    {
        using VaultWriter writer = Writer();
        return (await writer.HistoriesAsync(s_never)).FirstOrDefault(history => history.Key == Key(path))?.Versions ?? [];
    }

    public async Task<byte[]> RestoreAsync(KeptVersion version)
    {
        using var reader = new VaultReader(Carrier);
        using var content = new MemoryStream();
        await reader.CopyToAsync(await reader.ReadManifestAsync(version.Manifest, s_never), content, s_never);
        return content.ToArray();
    }

    /// <summary>All of its files, with their sizes.</summary>
    public IReadOnlyList<FileInfo> Files() => [.. new DirectoryInfo(Directory).EnumerateFiles("*", SearchOption.AllDirectories)];

    public long Size() => Files().Sum(static file => file.Length);

    public void Dispose()
    {
        Carrier.Dispose();
        _scratch.Dispose();
    }
}
