using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>Files below one root at the other end of a connection, to be read.</summary>
internal sealed class RemoteFiles(RootedConnection connection, bool hasZstandardHere) : IContentStore
{
    private readonly RemoteReader _reader = new(connection, hasZstandardHere);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        _reader.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        _reader.HashAsync(ranges, cancellationToken);
}
