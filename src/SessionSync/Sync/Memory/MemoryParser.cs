using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;

namespace SessionSync.Sync.Memory;

/// <summary>Reads what <see cref="MemoryText"/> writes, line by line.</summary>
internal sealed class MemoryParser
{
    private readonly ImmutableDictionary<FileKey, BaselineFile>.Builder _baseline = ImmutableDictionary.CreateBuilder<FileKey, BaselineFile>();
    private readonly ImmutableDictionary<FileKey, KnownDifference>.Builder _differences = ImmutableDictionary.CreateBuilder<FileKey, KnownDifference>();
    private readonly Dictionary<string, StoreState> _sides = [];
    private readonly ImmutableArray<SessionEntry>.Builder _sessions = ImmutableArray.CreateBuilder<SessionEntry>();
    private readonly ImmutableArray<SessionFile>.Builder _files = ImmutableArray.CreateBuilder<SessionFile>();
    private readonly ImmutableArray<UnclaimedFile>.Builder _unclaimed = ImmutableArray.CreateBuilder<UnclaimedFile>();
    private readonly ImmutableArray<UnplacedFile>.Builder _unplaced = ImmutableArray.CreateBuilder<UnplacedFile>();
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private SessionEntry? _session;
    private string _side = "";

    /// <exception cref="FormatException">The text was not written by us.</exception>
    /// <exception cref="OverflowException">A number in it is none of ours.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stamp or an instant in it is none of ours.</exception>
    public MemoryBody Parse(string text)
    {
        // Only a newline ends a line: names may have whatever else passes for a line break.
        foreach (Range line in text.AsSpan().Split('\n'))
        {
            string fields = text[line];
            if (fields.Length > 0)
            {
                ParseLine(Fields.Split(fields));
            }
        }

        EndSide();
        return new MemoryBody(_sides.GetValueOrDefault("local", StoreState.Empty), _sides.GetValueOrDefault("remote", StoreState.Empty), new Baseline(_baseline.ToImmutable()) { Differences = _differences.ToImmutable() });
    }

    private static FileStamp Stamp(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return new FileStamp(long.Parse(text.AsSpan(0, space), CultureInfo.InvariantCulture), long.Parse(text.AsSpan(space + 1), CultureInfo.InvariantCulture));
    }

    private static DateTimeOffset Time(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static FileKind Kind(string name) => name switch
    {
        "records" => FileKind.Records,
        "packed" => FileKind.Packed,
        "whole" => FileKind.Whole,
        "document" => FileKind.Document,
        _ => throw new FormatException("A kind of file of the memory is not known"),
    };

    private static FileKey Key(string agent, string id, string name) => new(new SessionKey(new AgentId(agent), id), name);

    private static Evidence EvidenceOf(string name) => name switch
    {
        "content" => Evidence.Content,
        "fleeting" => Evidence.Fleeting,
        _ => Evidence.Stamps,
    };

    private static Relation RelationOf(string name) => name switch
    {
        "local" => Relation.LocalHasAll,
        "remote" => Relation.RemoteHasAll,
        "diverged" => Relation.Diverged,
        _ => Relation.Differs,
    };

    private void ParseLine(string[] fields)
    {
        switch (fields)
        {
            case ["local" or "remote"]:
                EndSide();
                _side = fields[0];
                break;
            case ["session", var agent, var id, var place, var folder, var head, var conversation, var origin]:
                EndSession();
                _session = new SessionEntry(new SessionKey(new AgentId(agent), id), place, folder, [], head.Length == 0 ? null : Time(head), conversation.Length > 0) { Origin = origin.Length > 0 ? origin : null };
                break;
            case ["file", var name, var path, var stamp, var kind]:
                _files.Add(new SessionFile(name, path, Stamp(stamp), Kind(kind)));
                break;
            case ["file", var name, var path, var stamp, var kind, var directory, var region]:
                FileStamp span = Stamp(region);
                _files.Add(new SessionFile(name, path, Stamp(stamp), Kind(kind), new HeaderValue(directory, checked((int)span.Size), checked((int)span.ModifiedSeconds))));
                break;
            case ["stray", var path, var stamp]:
                _unclaimed.Add(new UnclaimedFile(path, Stamp(stamp)));
                break;
            case ["unplaced", var path, var at, var gone]:
                _unplaced.Add(new UnplacedFile(path, Time(at), gone.Length > 0 ? gone : null));
                break;
            case ["problem", var problem]:
                _problems.Add(problem);
                break;
            case ["baseline", var agent, var id, var name, var local, var remote, .. var evidence]:
                // Earlier versions did not tell how it was known.
                _baseline[Key(agent, id, name)] = new BaselineFile(Stamp(local), Stamp(remote), evidence is [var told] ? EvidenceOf(told) : Evidence.Stamps);
                break;
            case ["difference", var agent, var id, var name, var local, var remote, var relation, var here, var there, var order]:
                _differences[Key(agent, id, name)] = new KnownDifference(
                    Stamp(local), Stamp(remote), new Finding(RelationOf(relation), here.Length > 0, there.Length > 0, int.Parse(order, CultureInfo.InvariantCulture)));
                break;
            default:
                throw new FormatException("A line of the memory cannot be read");
        }
    }

    private void EndSession()
    {
        if (_session is not null)
        {
            _sessions.Add(_session with { Files = _files.ToImmutable() });
        }

        _session = null;
        _files.Clear();
    }

    private void EndSide()
    {
        EndSession();
        if (_side.Length > 0)
        {
            var inventory = new Inventory(_sessions.ToImmutable(), [], _problems.ToImmutable()) { Unplaced = _unplaced.ToImmutable() };
            _sides[_side] = new StoreState(inventory, _unclaimed.ToImmutable());
        }

        _sessions.Clear();
        _unclaimed.Clear();
        _unplaced.Clear();
        _problems.Clear();
    }
}
