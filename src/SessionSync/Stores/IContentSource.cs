namespace SessionSync.Stores;

/// <summary>Anything that file ranges can be read from.</summary>
public interface IContentSource
{
    /// <summary>Reads each range and hands it to the receiver, in any order. A range that cannot be read is reported to the
    /// receiver; an exception means that the source itself is lost.</summary>
    Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken);
}
