using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Keeps the older of two branches as a session of its own, on both sides, where the agent cannot hold both in one.</summary>
internal sealed class BranchCopies(SyncSetup setup, JournalEntry entry, SyncSides sides)
{
    /// <summary>Bytes. Agents write their instructions into it, no more.</summary>
    private const long LongestHeader = 1024 * 1024;

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
        (SessionFile own, SessionFile newer) = isLocal ? (planned.Step.Local!, planned.Step.Remote!) : (planned.Step.Remote!, planned.Step.Local!);
        bool isWhole = await HasHeaderAsync(version, own, cancellationToken);

        // No agent finds a session whose header is damaged, so the copy gets the one of the version that is whole.
        string source = isWhole ? version : entry.NextKept();
        SessionFile file = isWhole ? own : newer;
        string copy = entry.NextKept();
        try
        {
            if (!isWhole && await MendAsync(version, newer, source, fromLocal: !isLocal, cancellationToken) is { } unread)
            {
                return unread;
            }

            string id = await IdAsync(source, file, cancellationToken);
            await using (FileStream content = File.OpenRead(source))
            await using (FileStream result = PrivateFile.Open(copy, FileMode.CreateNew, FileShare.None))
            {
                await ((ICopyingAgent)setup.Agent).CopyAsync(content, id, result, cancellationToken);
            }

            entry.Write(JournalLines.Branched(older.Key, id));
            SessionEntry branch = older with { Key = older.Key with { Id = id }, Files = [file] };
            string? failure = await WriteAsync(branch, copy, isLocal, isTheSame: isWhole, cancellationToken)
                ?? await WriteAsync(branch, copy, !isLocal, isTheSame: !isWhole, cancellationToken);
            if (failure is null)
            {
                sides.Add(new SessionCopy(id, older.Key.Id, TitleOf(version), older.LastActive));
            }

            return failure;
        }
        finally
        {
            File.Delete(copy);
            if (!isWhole)
            {
                File.Delete(source);
            }
        }
    }

    private static async Task<bool> HasHeaderAsync(string version, SessionFile file, CancellationToken cancellationToken)
    {
        if (file.Kind != FileKind.Records)
        {
            return true;
        }

        await using FileStream content = File.OpenRead(version);
        using var lines = new Agents.Formats.Lines.LineReader(content);
        return !await lines.ReadAsync(cancellationToken) || StrictJson.IsObject(RecordLine.Trim(lines.Line.Span));
    }

    /// <summary>Writes the version with the header of the newer one; returns why not, or null.</summary>
    private async Task<string?> MendAsync(string version, SessionFile newer, string mended, bool fromLocal, CancellationToken cancellationToken)
    {
        var received = new BytesReceiver(1);
        var range = new FileRange(new StorePath(setup.Agent.Id, newer.Path), 0, Math.Min(newer.Stamp.Size, LongestHeader));
        await (fromLocal ? setup.Local : setup.Remote).ReadAsync([range], received, cancellationToken);
        byte[] beginning = received.ContentOf(0) ?? [];
        int end = Array.IndexOf(beginning, (byte)'\n');
        if (end < 0)
        {
            return "the older branch could not be kept beside it: its first line is damaged, and that of the newer one could not be read";
        }

        await using FileStream content = File.OpenRead(version);
        using var lines = new Agents.Formats.Lines.LineReader(content);
        await lines.ReadAsync(cancellationToken);
        content.Position = Math.Min(lines.Line.Length + 1, content.Length);
        await using FileStream result = PrivateFile.Open(mended, FileMode.CreateNew, FileShare.None);
        await result.WriteAsync(beginning.AsMemory(0, end + 1), cancellationToken);
        await content.CopyToAsync(result, cancellationToken);
        return null;
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
        var source = new LocalPath(copy);
        long modified = ArrivalTime.For(branch, file, setup.Clock.GetUtcNow());
        var write = new FileWrite(
            store.Locate(branch, null, file.Name), WriteMode.Create, new FileRange(source, 0, new FileInfo(copy).Length + (change?.Growth ?? 0)), modified);
        IContentSource copied = change is null ? new FileSource() : new MappedSource(new FileSource(), new Dictionary<SourceFile, HeaderChange> { [new SourceFile(source)] = change });
        var content = new HashedSource(copied);
        WriteResult result = (await store.WriteAsync([write], content, moved: null, cancellationToken))[0];
        entry.Write(JournalLines.Wrote(branch.Key, file.Name, write, toLocal ? SyncDirection.Pull : SyncDirection.Push, result, content.HashOf(write.Source)));

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
