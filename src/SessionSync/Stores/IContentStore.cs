using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>Files that can be read and hashed.</summary>
public interface IContentStore : IContentSource
{
    /// <summary>The SHA-256 of each range; null where it could not be read whole.</summary>
    Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken);
}
