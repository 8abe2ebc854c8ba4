using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Codex;

/// <summary>The rollouts a conversation is made of: a fork has only what came after it, the rest lies with its origin, and so on.</summary>
internal static class Lineage
{
    /// <summary>The oldest first, the conversation's own last.</summary>
    public static ImmutableArray<RolloutSegment> Of(string path, Action<ReadWarning> warn)
    {
        CodexHome? home = CodexHome.Around(path);
        HashSet<string> known = [path];
        List<RolloutSegment> segments = [new(path, long.MaxValue)];
        for (HistoryBase? origin = BaseOf(path); origin is not null; origin = BaseOf(segments[^1].Path))
        {
            if (home?.FindRollout(origin.Id, known) is not { } rollout)
            {
                warn(new ReadWarning(Path.GetFileName(segments[^1].Path), $"goes on from {origin.Id}, which is not here: what came before is missing"));
                break;
            }

            known.Add(rollout.FullName);
            segments.Add(new(rollout.FullName, origin.EndOrdinal));
        }

        segments.Reverse();
        return [.. segments];
    }

    private static HistoryBase? BaseOf(string path) => RolloutHeader.TryRead(path)?.Base;
}
