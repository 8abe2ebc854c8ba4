using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>What both sides list and no session has: each a sentence, to be told by every run.</summary>
internal static class LeftOutFiles
{
    /// <param name="plan">What it knows of a file by the other side's session is told of that session.</param>
    public static ImmutableArray<string> Of(SyncSetup setup, SyncSides sides, SyncPlan plan) =>
    [
        .. sides.Local.Inventory.Problems,
        .. sides.Remote.Inventory.Problems,
        .. Unplaced(setup, sides.Local.Inventory, plan.Sessions.Select(static session => session.Local), "here"),
        .. Unplaced(setup, sides.Remote.Inventory, plan.Sessions.Select(static session => session.Remote), "there"),
    ];

    private static IEnumerable<string> Unplaced(SyncSetup setup, Inventory side, IEnumerable<SessionEntry?> planned, string where)
    {
        if (side.Unplaced.IsEmpty)
        {
            return [];
        }

        HashSet<string> told = [.. planned.OfType<SessionEntry>().SelectMany(static session => session.Files).Select(static file => file.Path)];
        return side.Unplaced
            .Where(file => !told.Contains(file.Path) && !(file.At < setup.Policy.Cutoff))
            .Select(file => $"{setup.Agent.DisplayName} {where}: {new LeftOut(file.Path, LeftOutReason.Unplaced).Sentence}.");
    }
}
