using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A source during whose last range everything is called off.</summary>
internal sealed class StoppingSource(IContentSource source, CancellationTokenSource stop) : IContentSource
{
    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        source.ReadAsync(ranges, new Stopping(receiver, ranges.Count - 1, stop), cancellationToken);

    private sealed class Stopping(IContentReceiver receiver, int last, CancellationTokenSource stop) : IContentReceiver
    {
        public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
        {
            if (index == last)
            {
                await stop.CancelAsync();
            }

            await receiver.ReceiveAsync(index, content, cancellationToken);
        }

        public void Confirm(int index, ContentHash content, ContentHash? guard) => receiver.Confirm(index, content, guard);

        public void Fail(int index, string reason) => receiver.Fail(index, reason);
    }
}
