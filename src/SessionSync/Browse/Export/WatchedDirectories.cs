using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Where changes of conversations are to be expected.</summary>
internal static class WatchedDirectories
{
    /// <summary>For each agent the directory that all its conversations lie in, as long as it is one of the agent's own: a home is
    /// not listened to.</summary>
    public static ImmutableArray<string> Of(IEnumerable<FoundConversation> conversations, string home) =>
    [
        .. conversations.GroupBy(static conversation => conversation.Key.Agent)
            .SelectMany(agent => OfAgent([.. agent.Select(static conversation => Path.GetDirectoryName(conversation.Path)!).Distinct()], home)),
    ];

    private static ImmutableArray<string> OfAgent(string[] directories, string home)
    {
        string common = directories.Aggregate(CommonOf);
        return (home + "/").StartsWith(common.TrimEnd('/') + "/", StringComparison.Ordinal) ? [.. directories] : [common];
    }

    private static string CommonOf(string left, string right)
    {
        string common = left;
        while (common != "/" && right != common && !right.StartsWith(common + "/", StringComparison.Ordinal))
        {
            common = Path.GetDirectoryName(common) ?? "/";
        }

        return common;
    }
}
