using System.Collections.Immutable;
using SessionSync.Platform;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Carriers;

/// <summary>A vault in a folder of this machine. What is added waits in a folder of its own until all of it is on the disk: a file in its place is whole.</summary>
internal sealed class FolderCarrier(string directory, TimeProvider clock) : IVaultCarrier, IDisposable
{
    private const long LargestFile = 64 * 1024 * 1024;
    private const string HeadsFolder = "heads";
    private const string LocksFolder = "locks";
    private readonly Dictionary<VaultFile, string> _added = [];
    private StagingFolder? _staging;

    public async Task<byte[]?> ReadAsync(VaultFile file, CancellationToken cancellationToken) =>
        await ReadAsync(_added.GetValueOrDefault(file) ?? PathOf(file), cancellationToken);

    public bool Has(VaultFile file) => _added.ContainsKey(file) || File.Exists(PathOf(file));

    public Task AddAsync(VaultFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        _staging ??= StagingFolder.Make(Path.Combine(directory, "staging"), clock.GetUtcNow());
        string path = Path.Combine(_staging.Path, $"{file.Kind}-{file.Name}");
        await using FileStream stream = PrivateFile.Open(path, FileMode.Create, FileShare.Read);
        await stream.WriteAsync(content, cancellationToken);
        _added[file] = path;
    });

    public Task FlushAsync(CancellationToken cancellationToken) => WriteAsync(() =>
    {
        if (_staging is not null && _added.Count > 0)
        {
            FileSystemFlush.Of(_staging.Path);
            foreach ((VaultFile file, string path) in _added)
            {
                string place = PathOf(file);
                PrivateFile.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(path, place, overwrite: true);
            }

            _added.Clear();
        }

        return Task.CompletedTask;
    });

    public Task<byte[]?> ReadDescriptionAsync(CancellationToken cancellationToken) => ReadAsync(DescriptionPath, cancellationToken);

    public Task WriteDescriptionAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => ReplaceAsync(DescriptionPath, content);

    public ImmutableArray<string> ListHeads()
    {
        string folder = Path.Combine(directory, HeadsFolder);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Where(HeadName.IsOne).Order(StringComparer.Ordinal)] : [];
    }

    public Task<byte[]?> ReadHeadAsync(string name, CancellationToken cancellationToken) => ReadAsync(HeadPath(name), cancellationToken);

    public Task ReplaceHeadAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => ReplaceAsync(HeadPath(name), content);

    public async Task<IDisposable?> LockHeadAsync(string name, CancellationToken cancellationToken) =>
        await FileLock.TakeAsync(Path.Combine(directory, LocksFolder, name), cancellationToken);

    public void Dispose() => _staging?.Dispose();

    private static Task ReplaceAsync(string path, ReadOnlyMemory<byte> content) => WriteAsync(() =>
    {
        PrivateFile.Replace(path, content.Span);
        return Task.CompletedTask;
    });

    private static async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CarrierException(exception);
        }
    }

    private static async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? await File.ReadAllBytesAsync(path, cancellationToken)
                : throw new InvalidDataException($"{path} is larger than any file of a vault");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string DescriptionPath => Path.Combine(directory, VaultDescription.FileName);

    private string HeadPath(string name) => Path.Combine(directory, HeadsFolder, name);

    private string PathOf(VaultFile file) => Path.Combine(directory, file.Path);
}
