using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A source that says of the first range that it cannot be read, and hands out the others.</summary>
internal sealed class UnconfirmedSource(IContentSource source) : IContentSource
{
    public async Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        await source.ReadAsync(ranges, new Refusing(receiver), cancellationToken);

    private sealed class Refusing(IContentReceiver receiver) : IContentReceiver
    {
        public Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken) => receiver.ReceiveAsync(index, content, cancellationToken);

        public void Confirm(int index, ContentHash content, ContentHash? guard)
        {
            if (index == 0)
            {
                receiver.Fail(index, "it changed while it was read");
            }
            else
            {
                receiver.Confirm(index, content, guard);
            }
        }

        public void Fail(int index, string reason) => receiver.Fail(index, reason);
    }
}
