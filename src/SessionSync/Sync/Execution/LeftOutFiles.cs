using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The files of both sides that belong to no session: a sentence for each, to be told by every run.</summary>
/// <param name="Ours">What may be the project's by all that is known, and so counts as left out.</param>
/// <param name="Others">What may have been the project's once.</param>
internal sealed record LeftOutFiles(ImmutableArray<string> Ours, ImmutableArray<string> Others)
{
    public bool AreNone => Ours.IsEmpty && Others.IsEmpty;

    /// <param name="plan">What it knows of a file by the other side's session is told of that session.</param>
    public static LeftOutFiles Of(SyncSetup setup, SyncSides sides, SyncPlan plan)
    {
        (string Where, UnplacedFile File)[] files =
        [
            .. Untold(setup, sides.Local.Inventory, plan.Sessions.Select(static session => session.Local)).Select(static file => ("here", file)),
            .. Untold(setup, sides.Remote.Inventory, plan.Sessions.Select(static session => session.Remote)).Select(static file => ("there", file)),
        ];
        return new LeftOutFiles(
            [
                .. sides.Local.Inventory.Problems,
                .. sides.Remote.Inventory.Problems,
                .. files.Where(static one => one.File.GoneDirectory is null).Select(one => $"{setup.Agent.DisplayName} {one.Where}: {new LeftOut(one.File.Path, LeftOutReason.Unplaced).Sentence}."),
            ],
            [.. files.Where(static one => one.File.GoneDirectory is not null).Select(one => $"{setup.Agent.DisplayName} {one.Where}: {SentenceOfGone(one.File)}.")]);
    }

    private static IEnumerable<UnplacedFile> Untold(SyncSetup setup, Inventory side, IEnumerable<SessionEntry?> planned)
    {
        if (side.Unplaced.IsEmpty)
        {
            return [];
        }

        HashSet<string> told = [.. planned.OfType<SessionEntry>().SelectMany(static session => session.Files).Select(static file => file.Path)];
        return side.Unplaced.Where(file => !told.Contains(file.Path) && !(file.At < setup.Policy.Cutoff));
    }

    private static string SentenceOfGone(UnplacedFile file) =>
        $"{Printable.Line(file.Path)} was held in {Printable.Line(file.GoneDirectory!)}, which is gone; if that was this project, its sessions are not synced any more";
}
