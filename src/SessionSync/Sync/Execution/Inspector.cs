using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Reads both versions of files that differ, and tells how they do.</summary>
internal sealed class Inspector(SyncSetup setup, KeptVersions versions)
{
    /// <summary>Finds out about all <see cref="SyncAction.Inspect"/> steps.</summary>
    /// <param name="unreadable">Told of those of which a version could not be read.</param>
    public async Task<ImmutableDictionary<FileKey, Finding>> InspectAsync(
        SyncPlan plan, ImmutableDictionary<FileKey, Finding> findings, Action<SessionPlan, FileStep> unreadable, CancellationToken cancellationToken)
    {
        (SessionPlan Session, FileStep Step)[] wanted =
            [.. from session in plan.Sessions from step in session.Steps where step.Action == SyncAction.Inspect select (session, step)];
        if (wanted.Length == 0)
        {
            return findings;
        }

        (SessionKey, FileStep)[] steps = [.. wanted.Select(static one => (one.Session.Key, one.Step))];
        IReadOnlyList<string?> there = await versions.FetchAsync(steps, isLocal: false, cancellationToken);
        IReadOnlyList<string?> here = await versions.FetchAsync(steps, isLocal: true, cancellationToken);
        for (int index = 0; index < wanted.Length; index++)
        {
            (SessionPlan session, FileStep step) = wanted[index];
            if (here[index] is { } local && there[index] is { } remote)
            {
                findings = findings.SetItem(new FileKey(session.Key, step.Name), await CompareAsync(step, plan.Baseline.Find(new FileKey(session.Key, step.Name)), local, remote, cancellationToken));
            }
            else
            {
                unreadable(session, step);
            }
        }

        return findings;
    }

    /// <summary>How two versions stand to each other, by what is in them.</summary>
    internal static Finding Compare(VersionContents here, VersionContents there, int order)
    {
        bool hereHasAll = there.Records.All(here.Records.Contains);
        bool thereHasAll = here.Records.All(there.Records.Contains);
        bool isDamagedHere = !here.Damages.All(there.Damages.Contains);
        bool isDamagedThere = !there.Damages.All(here.Damages.Contains);

        // Both have the same records: the whole one is to be kept, else the same one on every machine.
        bool prefersHere = isDamagedHere != isDamagedThere ? isDamagedThere : order > 0;
        Relation relation = (hereHasAll, thereHasAll) switch
        {
            (true, true) => prefersHere ? Relation.LocalHasAll : Relation.RemoteHasAll,
            (true, false) => Relation.LocalHasAll,
            (false, true) => Relation.RemoteHasAll,
            _ => Relation.Diverged,
        };
        return new Finding(relation, isDamagedHere, isDamagedThere, order);
    }

    private async Task<Finding> CompareAsync(FileStep step, BaselineFile? known, string here, string there, CancellationToken cancellationToken)
    {
        await using FileStream local = File.OpenRead(here);
        await using FileStream remote = File.OpenRead(there);
        if (step.Local!.Kind == FileKind.Document)
        {
            var agent = (IDocumentAgent)setup.Agent;
            VersionContents own = agent.ReadDocument(local);
            return Compare(own, agent.ReadDocument(remote), OrderOf(local, 0, remote, 0));
        }

        if (local.Length == remote.Length && HashOf(local, 0) == HashOf(remote, 0))
        {
            return Relation.Equal;
        }

        (local.Position, remote.Position) = (0, 0);
        HeaderChange? change = step is { Local.Directory: { } mine, Remote.Directory: { } other } && mine != other ? new HeaderChange(other, mine) : null;
        VersionContents records = await LineContents.ReadAsync(local, cancellationToken);
        VersionContents others = await LineContents.ReadAsync(InTermsOfHere(remote), cancellationToken);
        AlteredLines? altered = await AlteredLines.FindAsync(
            step, known, () => File.OpenRead(here), () => InTermsOfHere(File.OpenRead(there)), change?.Growth ?? 0, cancellationToken);
        (records, others) = altered switch
        {
            null => (records, others),
            { IsHere: true } => (altered.Apart(records), others),
            _ => (records, altered.Apart(others)),
        };
        return Compare(records, others, OrderOf(local, step.Local.CommonStart, remote, step.Remote!.CommonStart));

        Stream InTermsOfHere(Stream version) => change is null ? version : change.Apply(version);
    }

    /// <summary>By the hashes of what is the same on every machine that holds this version.</summary>
    private static int OrderOf(FileStream here, long hereFrom, FileStream there, long thereFrom) =>
        Math.Sign(string.CompareOrdinal(HashOf(here, hereFrom), HashOf(there, thereFrom)));

    private static string HashOf(FileStream version, long from)
    {
        version.Position = Math.Min(from, version.Length);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(version));
    }
}
