using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Holds what arrives in memory. For ranges that are known to be small enough.</summary>
internal sealed class BytesReceiver(int count) : IContentReceiver
{
    private readonly byte[][] _contents = new byte[count][];
    private readonly bool[] _confirmed = new bool[count];

    /// <summary>Null where it did not arrive whole.</summary>
    public byte[]? ContentOf(int index) => _confirmed[index] ? _contents[index] : null;

    public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        _contents[index] = bytes.ToArray();
    }

    public void Confirm(int index, ContentHash content, ContentHash? guard) => _confirmed[index] = true;

    public void Fail(int index, string reason) => _confirmed[index] = false;
}
