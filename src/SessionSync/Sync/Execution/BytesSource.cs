using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Reads ranges of what is held in memory, each from its beginning.</summary>
internal sealed class BytesSource(IReadOnlyDictionary<StorePath, ReadOnlyMemory<byte>> contents) : IContentSource
{
    public async Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        for (int index = 0; index < ranges.Count; index++)
        {
            ReadOnlyMemory<byte> content = contents[ranges[index].File.InStore];
            await receiver.ReceiveAsync(index, new MemoryStream(content.ToArray()), cancellationToken);
            receiver.Confirm(index, ContentHash.Of(content.Span), guard: null);
        }
    }
}
