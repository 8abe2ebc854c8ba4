using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>Takes what an <see cref="IContentSource"/> reads. Called by one caller at a time.</summary>
public interface IContentReceiver
{
    /// <summary>The content of the range with this index. Fewer bytes than asked for mean that the file shrank.</summary>
    Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken);

    /// <summary>The source's own word for what the range holds, and for the guard in front of it (null when the range starts at 0).
    /// Comes after the content; a range that gets neither this nor <see cref="Fail"/> did not arrive.</summary>
    void Confirm(int index, ContentHash content, ContentHash? guard);

    /// <summary>The range could not be read; the others go on.</summary>
    void Fail(int index, string reason);
}
