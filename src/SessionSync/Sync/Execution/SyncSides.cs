using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The states of both sides as far as they are known while a sync runs, and the files that are known to be equal.</summary>
internal sealed class SyncSides(StoreState local, StoreState remote, Baseline baseline)
{
    private readonly ImmutableDictionary<FileKey, BaselineFile>.Builder _baseline = baseline.Files.ToBuilder();
    private readonly ImmutableDictionary<FileKey, KnownDifference>.Builder _differences = baseline.Differences.ToBuilder();
    private readonly List<SessionCopy> _copies = [];
    private readonly HashSet<FileKey> _damagedHeaders = [];

    public StoreState Local { get; set; } = local;

    public StoreState Remote { get; set; } = remote;

    public Baseline Baseline => new(_baseline.ToImmutable()) { Differences = _differences.ToImmutable() };

    /// <summary>Older versions that both have been given as sessions of their own.</summary>
    public IReadOnlyCollection<SessionCopy> Copies => _copies;

    public void Add(SessionCopy copy) => _copies.Add(copy);

    /// <summary>Has this file travel as it is: its header cannot be read, so no directory in it is replaced.</summary>
    /// <returns>Whether that is new.</returns>
    public bool LeaveHeader(FileKey file) => _damagedHeaders.Add(file);

    public bool LeavesHeader(FileKey file) => _damagedHeaders.Contains(file);

    /// <summary>The plan's baseline, where one side turned out to be a new machine, replaces what was believed.</summary>
    public void Believe(Baseline believed)
    {
        if (believed.Files.IsEmpty)
        {
            _baseline.Clear();
            _differences.Clear();
        }
    }

    public void SetEqual(FileKey file, FileStamp here, FileStamp there, Evidence evidence)
    {
        _baseline[file] = new BaselineFile(here, there, evidence);
        _differences.Remove(file);
    }

    /// <summary>These versions are left as they are.</summary>
    public void SetDifferent(FileKey file, FileStamp here, FileStamp there, Finding finding) => _differences[file] = new KnownDifference(here, there, finding);

    public BaselineFile? Find(FileKey file) => _baseline.TryGetValue(file, out BaselineFile known) ? known : null;

    /// <summary>The remembered baseline of a file, even where the memory is not believed in any more; null for none.</summary>
    public BaselineFile? Remembered(FileKey file) => baseline.Find(file);

    /// <summary>Takes over that a file was written.</summary>
    public void SetWritten(PlannedWrite planned, FileStamp stamp)
    {
        bool isHere = planned.Direction == SyncDirection.Pull;
        SessionEntry source = (isHere ? planned.Session.Remote : planned.Session.Local) ?? planned.Session.Local ?? planned.Session.Remote!;
        StoreState state = isHere ? Local : Remote;
        SessionFile? known = planned.Step.Local ?? planned.Step.Remote;
        var file = new SessionFile(planned.Step.Name, planned.Write.Target.Path, stamp, known!.Kind, planned.Directory);
        Inventory inventory = state.Inventory with
        {
            Sessions = With(state.Inventory.Sessions, source, file),
            Unplaced = state.Inventory.Unplaced.RemoveAll(other => other.Path == file.Path),
        };
        StoreState updated = state.Without(file.Path) with { Inventory = inventory };
        if (isHere)
        {
            Local = updated;
        }
        else
        {
            Remote = updated;
        }
    }

    /// <summary>Takes over that a file that belongs to no session was written.</summary>
    public void SetUnclaimed(SyncDirection direction, UnclaimedFile file)
    {
        if (direction == SyncDirection.Pull)
        {
            Local = Local.With(file);
        }
        else
        {
            Remote = Remote.With(file);
        }
    }

    /// <summary>Forgets files that neither side has any more.</summary>
    public void ForgetGone()
    {
        var present = new HashSet<FileKey>();
        foreach (SessionEntry session in (IEnumerable<SessionEntry>)[.. Local.Inventory.Sessions, .. Remote.Inventory.Sessions])
        {
            foreach (SessionFile file in session.Files)
            {
                present.Add(new FileKey(session.Key, file.Name));
            }
        }

        foreach (FileKey file in _baseline.Keys.ToArray())
        {
            if (!present.Contains(file) && Local.StampOf(file.Session.Id) is null && Remote.StampOf(file.Session.Id) is null)
            {
                _baseline.Remove(file);
            }
        }

        _differences.RemoveRange(_differences.Keys.Where(file => !present.Contains(file)).ToArray());
    }

    /// <summary>As deep below the root as the one that it came from.</summary>
    public static string FolderOf(SessionEntry source, SessionFile file) =>
        string.Join('/', file.Path.Split('/').Take(source.Folder.Split('/').Length));

    private static ImmutableArray<SessionEntry> With(ImmutableArray<SessionEntry> sessions, SessionEntry source, SessionFile file)
    {
        for (int index = 0; index < sessions.Length; index++)
        {
            SessionEntry session = sessions[index];
            if (session.Key == source.Key)
            {
                DateTimeOffset? head = file.IsTranscript && !(session.Head > source.Head) ? source.Head : session.Head;
                return sessions.SetItem(index, session with { Head = head, Files = [.. session.Files.Where(other => other.Name != file.Name), file] });
            }
        }

        return sessions.Add(source with { Folder = FolderOf(source, file), Files = [file], Head = file.IsTranscript ? source.Head : null });
    }
}
