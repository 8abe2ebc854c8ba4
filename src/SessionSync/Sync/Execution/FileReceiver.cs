using SessionSync.Platform;
using SessionSync.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Puts each range that arrives into a file of its own.</summary>
internal sealed class FileReceiver(IReadOnlyList<string> paths) : IContentReceiver
{
    private readonly string?[] _failures = new string?[paths.Count];
    private readonly bool[] _confirmed = new bool[paths.Count];

    /// <summary>Why a range is not in its file; null where it is.</summary>
    public string? FailureOf(int index) => _confirmed[index] ? null : _failures[index] ?? "it did not arrive whole";

    public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
    {
        await using FileStream file = PrivateFile.Open(paths[index], FileMode.Create, FileShare.None);
        await content.CopyToAsync(file, cancellationToken);
    }

    public void Confirm(int index, ContentHash content, ContentHash? guard) => _confirmed[index] = true;

    public void Fail(int index, string reason) => _failures[index] = reason;
}
