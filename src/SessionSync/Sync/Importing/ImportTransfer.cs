using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores.Importing;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Importing;

/// <summary>Brings sessions from one side to the other.</summary>
internal sealed class ImportTransfer(ImportSetup setup, ImportLog log, JournalEntry entry, IProgress<SyncProgress>? progress)
{
    /// <summary>So much is on its way at once: little enough to be held in memory, enough to keep the other side busy.</summary>
    private const int LargestBatch = 16 * 1024 * 1024;

    /// <summary>An import takes a second, and who waits wants to see how far it is.</summary>
    private const int MostInBatch = 4;

    /// <param name="direction">One of the two.</param>
    /// <param name="canImport">Whether there is a client on the side that is to be written; otherwise the documents are put aside.</param>
    public async Task RunAsync(ImportPlan plan, SyncDirection direction, bool canImport, CancellationToken cancellationToken)
    {
        Dictionary<SessionKey, ImportStep> steps = plan.Steps.Where(step => step.Direction.HasFlag(direction)).ToDictionary(step => step.Session.Key);
        bool isPush = direction == SyncDirection.Push;
        (IImportStore from, IImportStore to) = isPush ? (setup.Local, setup.Remote) : (setup.Remote, setup.Local);
        var batch = new List<ImportDocument>();
        long size = 0;
        int done = 0;
        HashSet<SessionKey> missing = [.. steps.Keys];
        if (steps.Count > 0)
        {
            progress?.Report(new SyncProgress(setup.Target, SyncPhase.Transferring, 0, steps.Count, 0, 0));
        }

        await foreach (ImportDocument document in from.ExportAsync([.. steps.Values.Select(step => RequestFor(step, isPush, to.ProjectPath))], cancellationToken))
        {
            missing.Remove(document.Request.Session.Key);
            batch.Add(document);
            size += document.Content.Length;
            if (size > LargestBatch || batch.Count == MostInBatch)
            {
                await FlushAsync(batch, steps, to, direction, canImport, cancellationToken);
                (size, done) = (0, done + batch.Count);
                batch.Clear();
                progress?.Report(new SyncProgress(setup.Target, SyncPhase.Transferring, done, steps.Count, 0, 0));
            }
        }

        await FlushAsync(batch, steps, to, direction, canImport, cancellationToken);
        foreach (SessionKey key in missing)
        {
            log.Fail(steps[key], direction, $"{setup.Client}'s database {(isPush ? "here" : "there")} could not tell all of it");
        }
    }

    /// <summary>A session that is on both sides stays in the directory that it has on each.</summary>
    private static ExportRequest RequestFor(ImportStep step, bool isPush, string project)
    {
        (ImportableSession? source, ImportableSession? target) = isPush ? (step.Here, step.There) : (step.There, step.Here);
        return new ExportRequest(source!, Path.GetFullPath((target ?? source!).Place, project).TrimEnd('/') is { Length: > 0 } directory ? directory : "/");
    }

    private async Task FlushAsync(
        List<ImportDocument> batch,
        Dictionary<SessionKey, ImportStep> steps,
        IImportStore to,
        SyncDirection direction,
        bool canImport,
        CancellationToken cancellationToken)
    {
        if (!canImport)
        {
            foreach (ImportDocument document in batch)
            {
                Keep(document, steps[document.Request.Session.Key], direction);
            }

            return;
        }

        if (batch.Count == 0)
        {
            return;
        }

        ImmutableArray<string?> failures = await to.ImportAsync(batch, cancellationToken);
        entry.Write([.. batch.Select((document, index) => Imported(document, steps[document.Request.Session.Key], direction, failures[index]))]);
        foreach ((ImportDocument document, string? failure) in batch.Zip(failures))
        {
            ImportStep step = steps[document.Request.Session.Key];
            if (failure is null)
            {
                log.Add(step, direction, document.Content.Length);
            }
            else
            {
                log.Fail(step, direction, $"{setup.Client} {(direction == SyncDirection.Push ? "there" : "here")} did not import it: {Printable.Line(failure)}");
            }
        }
    }

    private static SessionImported Imported(ImportDocument document, ImportStep step, SyncDirection direction, string? failure) =>
        new(document.Request.Session.Key, direction, document.Content.Length, ContentHash.Of(document.Content.Span), failure)
        {
            Before = (direction == SyncDirection.Push ? step.There : step.Here)?.Signature,
        };

    private void Keep(ImportDocument document, ImportStep step, SyncDirection direction)
    {
        try
        {
            setup.Kept.Keep(document.Request.Session.Key, document.Content);
            log.Keep(step, direction);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Fail(step, direction, $"its export cannot be kept: {Printable.Line(FileTrouble.Of(exception))}");
        }
    }
}
