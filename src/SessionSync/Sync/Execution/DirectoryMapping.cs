using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Says for a directory of one machine's project which one it is on another machine. Pure.</summary>
/// <param name="From">The project's path on the one.</param>
/// <param name="To">Its path on the other.</param>
/// <param name="KeepsLength">A value in a header must not become shorter.</param>
internal sealed record DirectoryMapping(string From, string To, bool KeepsLength)
{
    /// <summary>A directory outside of the project is the same everywhere.</summary>
    public string Map(string directory) =>
        directory == From ? To
        : directory.StartsWith(From, StringComparison.Ordinal) && directory[From.Length] == '/' ? To + directory[From.Length..]
        : directory;

    /// <summary>What a header's value becomes; the same where nothing has to be changed.</summary>
    public HeaderValue Map(HeaderValue value) => Map(value.Text) is var text && text == value.Text ? value : HeaderChange.With(value, text, KeepsLength);
}
