using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>Keeps what it is told in memory.</summary>
public sealed class CollectingReceiver : IContentReceiver
{
    private readonly Dictionary<int, byte[]> _received = [];

    /// <summary>What was received and confirmed.</summary>
    public Dictionary<int, byte[]> Contents { get; } = [];

    public Dictionary<int, ContentHash?> Guards { get; } = [];

    public Dictionary<int, string> Failures { get; } = [];

    public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        _received[index] = copy.ToArray();
    }

    public void Confirm(int index, ContentHash content, ContentHash? guard)
    {
        Assert.Equal(ContentHash.Of(_received[index]), content);
        Contents[index] = _received[index];
        Guards[index] = guard;
    }

    public void Fail(int index, string reason) => Failures[index] = reason;
}
