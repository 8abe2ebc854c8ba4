namespace SessionSync.Browse.Search;

/// <summary>The counts of one refresh of the search index.</summary>
/// <param name="Read">How many sessions were read, because they are new or have changed.</param>
/// <param name="Written">How many messages were written, because they are new or have changed.</param>
/// <param name="Removed">How many sessions have left the index.</param>
/// <param name="Warnings">How many records could not be read.</param>
public sealed record RefreshReport(int Read, long Bytes, int Written, int Removed, int Warnings);
