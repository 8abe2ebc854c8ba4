using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Sync.Importing;

/// <summary>Where documents are put that no client could import yet.</summary>
/// <param name="directory">Need not exist.</param>
public sealed class KeptExports(string directory)
{
    public string Directory => directory;

    /// <summary>Puts a document aside, in place of what was put aside of that session before.</summary>
    /// <param name="key">Its id is plain.</param>
    public void Keep(SessionKey key, ReadOnlyMemory<byte> document) =>
        PrivateFile.Replace(Path.Combine(directory, $"{key.Id}.json"), document.Span, isDurable: false);
}
