using System.Collections.Immutable;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands;

/// <summary>Resolves the targets of a command line.</summary>
internal static class TargetList
{
    /// <summary>In the order they were typed; one that was named twice is synced once.</summary>
    public static ImmutableArray<Target> Resolve(ImmutableArray<string> texts, Settings settings)
    {
        if (texts.IsEmpty)
        {
            return [];
        }

        ImmutableArray<Target>.Builder targets = ImmutableArray.CreateBuilder<Target>(texts.Length);
        HashSet<object> seen = [];
        foreach (string text in texts)
        {
            Target target = Target.Resolve(text, settings);
            if (seen.Add(target.Address))
            {
                targets.Add(target);
            }
        }

        return targets.ToImmutable();
    }
}
