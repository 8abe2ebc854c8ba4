using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Keeps the older of two branches as a session of its own, on both sides, where the agent cannot hold both in one.</summary>
internal sealed class BranchCopies(SyncSetup setup, JournalEntry entry, SyncSides sides)
{
    /// <summary>Whether the version that this step replaces has records that the newer one lacks, and is wanted as a session.</summary>
    public static bool AreWanted(SyncSetup setup, FileStep step) =>
        setup.Agent is ICopyingAgent
        && !setup.Policy.PreferNewer
        && step is { Action: SyncAction.Replace, Reason: StepReason.NewerHere or StepReason.NewerThere }
        && step.Local is { IsTranscript: true, Kind: FileKind.Records } or { Kind: FileKind.Document };

    /// <summary>Writes the copy to both sides; returns why it could not be written, null where it is there.</summary>
    /// <param name="planned">The write that is about to replace the version.</param>
    /// <param name="version">Where the version has been kept, as it was.</param>
    /// <param name="isLocal">It is this machine's version that will be replaced.</param>
    public async Task<string?> WriteAsync(PlannedWrite planned, string version, bool isLocal, CancellationToken cancellationToken)
    {
        SessionEntry older = (isLocal ? planned.Session.Local : planned.Session.Remote)!;
        SessionFile file = (isLocal ? planned.Step.Local : planned.Step.Remote)!;
        string id = await IdAsync(version, file, cancellationToken);
        string copy = entry.NextKept();
        try
        {
            await using (FileStream content = File.OpenRead(version))
            await using (FileStream result = PrivateFile.Open(copy, FileMode.CreateNew, FileShare.None))
            {
                await ((ICopyingAgent)setup.Agent).CopyAsync(content, id, result, cancellationToken);
            }

            entry.Write(JournalLines.Branched(older.Key, id));
            SessionEntry branch = older with { Key = older.Key with { Id = id }, Files = [file] };
            string? failure = await WriteAsync(branch, copy, isLocal, isTheSame: true, cancellationToken)
                ?? await WriteAsync(branch, copy, !isLocal, isTheSame: false, cancellationToken);
            if (failure is null)
            {
                sides.Add(new SessionCopy(id, older.Key.Id, TitleOf(version), older.LastActive));
            }

            return failure;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private string? TitleOf(string version)
    {
        using FileStream content = File.OpenRead(version);
        return setup.Agent.ReadTitle(content);
    }

    private async Task<string?> WriteAsync(SessionEntry branch, string copy, bool toLocal, bool isTheSame, CancellationToken cancellationToken)
    {
        ISessionStore store = toLocal ? setup.Local : setup.Remote;
        SessionFile file = branch.Files[0];

        // All ids are of the same length, so the directory is still in its place.
        HeaderValue? directory = isTheSame ? null : file.Directory;
        HeaderValue? mapped = directory is null ? null : setup.MappingOf(toLocal ? SyncDirection.Pull : SyncDirection.Push).Map(directory);
        HeaderChange? change = mapped == directory ? null : new HeaderChange(directory!, mapped!);
        var source = new FileLocation(branch.Key.Agent, copy);
        long modified = ArrivalTime.For(branch, file, setup.Clock.GetUtcNow());
        var write = new FileWrite(
            store.Locate(branch, null, file.Name), WriteMode.Create, new FileRange(source, 0, new FileInfo(copy).Length + (change?.Growth ?? 0)), modified);
        IContentSource content = change is null ? new FileSource() : new MappedSource(new FileSource(), new Dictionary<FileLocation, HeaderChange> { [source] = change });
        WriteResult result = (await store.WriteAsync([write], content, moved: null, cancellationToken))[0];

        // An earlier run, or another machine's, may have written the very same copy.
        return result.Status is WriteStatus.Written or WriteStatus.Changed ? null : $"the older branch could not be kept beside it: {Reasons.Of(result)}";
    }

    /// <summary>The same for the same branch of the same session, whichever machine makes the copy.</summary>
    private static async Task<string> IdAsync(string version, SessionFile file, CancellationToken cancellationToken)
    {
        await using FileStream content = File.OpenRead(version);
        ContentHash? hash = await LocalReader.HashAsync(content, file.CommonStart, content.Length - file.CommonStart, cancellationToken);
        return BranchId.Of(hash!.Value);
    }
}
