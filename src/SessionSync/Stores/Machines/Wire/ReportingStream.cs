using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Reports what is read from another stream, which stays open.</summary>
internal sealed class ReportingStream(Stream inner, IProgress<ContentProgress> moved) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        moved.Report(new ContentProgress(read, 0));
        return read;
    }
}
