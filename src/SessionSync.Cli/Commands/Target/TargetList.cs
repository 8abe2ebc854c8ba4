using System.Collections.Immutable;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands.Target;

/// <summary>Resolves the targets of a command line.</summary>
internal static class TargetList
{
    /// <summary>In the order they were typed; one that was named twice is synced once.</summary>
    public static ImmutableArray<SyncTarget> Resolve(ImmutableArray<string> texts, Settings settings)
    {
        if (texts.IsEmpty)
        {
            return [];
        }

        ImmutableArray<SyncTarget>.Builder targets = ImmutableArray.CreateBuilder<SyncTarget>(texts.Length);
        HashSet<object> seen = [];
        foreach (string text in texts)
        {
            SyncTarget target = SyncTarget.Resolve(text, settings);
            if (seen.Add(target.Address))
            {
                targets.Add(target);
            }
        }

        return targets.ToImmutable();
    }
}
