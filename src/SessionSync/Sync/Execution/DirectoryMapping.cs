using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Sync.Execution;

/// <summary>Says for a directory of one machine's project which one it is on another machine. Pure.</summary>
/// <param name="From">The project's path on the one.</param>
/// <param name="To">Its path on the other.</param>
/// <param name="KeepsLength">A value in a header must not become shorter.</param>
internal sealed record DirectoryMapping(string From, string To, bool KeepsLength)
{
    /// <summary>Other directories of the repository on the one, and which stand for them on the other.</summary>
    public ImmutableArray<(string From, string To)> Beside { get; init; } = [];

    /// <summary>A directory outside of the repository's is the same everywhere.</summary>
    public string Map(string directory)
    {
        if (Map(directory, From, To) is { } mapped)
        {
            return mapped;
        }

        foreach ((string from, string to) in Beside)
        {
            if (Map(directory, from, to) is { } beside)
            {
                return beside;
            }
        }

        return directory;
    }

    private static string? Map(string directory, string from, string to) =>
        directory == from ? to
        : directory.StartsWith(from, StringComparison.Ordinal) && directory[from.Length] == '/' ? to + directory[from.Length..]
        : null;

    /// <summary>The header's value with its directory mapped; the same value where nothing has to be changed.</summary>
    public HeaderValue Map(HeaderValue value) => Map(value.Text) is var text && text == value.Text ? value : HeaderChange.With(value, text, KeepsLength);
}
