using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SessionSync.Browse.Overview;

/// <summary>The result of a request to list conversations.</summary>
/// <param name="Total">How many there are without a limit.</param>
/// <param name="Prefixes">For each id a beginning of it that names it alone.</param>
/// <param name="Directories">For each conversation's working directory the project it stands for.</param>
/// <param name="Problems">What could not be read at all, each a sentence.</param>
/// <param name="IsRemote">Another machine has told it: there are files, and nothing of what is in them.</param>
public sealed record ListResult(
    ImmutableArray<ListedConversation> Conversations,
    int Total,
    FrozenDictionary<string, string> Prefixes,
    Func<string, string> Directories,
    ImmutableArray<string> Problems,
    bool IsRemote = false);
