using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Tests.Support;

/// <summary>Says of some of what arrives that it could not be read.</summary>
internal sealed class FailingReceiver(IContentReceiver inner, Predicate<int> fails) : IContentReceiver
{
    public Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken) => inner.ReceiveAsync(index, content, cancellationToken);

    public void Confirm(int index, ContentHash content, ContentHash? guard)
    {
        if (fails(index))
        {
            inner.Fail(index, "the disk is broken");
        }
        else
        {
            inner.Confirm(index, content, guard);
        }
    }

    public void Fail(int index, string reason) => inner.Fail(index, reason);
}
