using System.Runtime.InteropServices;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>The records of one file, linked by the ids of their parents: some sixty bytes a record, however long it is.</summary>
/// <param name="fileSize">In bytes: how many records are to be expected, so that hardly anything has to be moved as more come.</param>
internal sealed class RecordTree(long fileSize)
{
    private const int Nowhere = -1;
    private const int UsualRecord = 1200;
    private const int MostExpected = 1_000_000;

    // Half of an id is enough to tell a million of them apart; two that meet by malice cost their own file a record.
    private readonly Dictionary<ulong, int> _places = new((int)Math.Clamp(fileSize / UsualRecord, 0, MostExpected));
    private readonly List<TreeRecord> _records = new((int)Math.Clamp(fileSize / UsualRecord, 0, MostExpected));
    private readonly List<(int Record, int Before, UInt128 Parent)> _unresolved = [];
    private UInt128? _lastKey;
    private int _last = Nowhere;

    public int Count => _records.Count;

    public Span<TreeRecord> Records => CollectionsMarshal.AsSpan(_records);

    /// <summary>The last record in the file that is not aside; negative where there is none.</summary>
    public int Last => _last;

    /// <summary>Adds the next record of the file; one whose id was there already is a repetition and is left out.</summary>
    /// <param name="key">Null for a record without an id.</param>
    /// <param name="parent">Null for a record that names no parent.</param>
    /// <param name="isFirst">It says that it has no parent; a record that is silent about it follows the one before it.</param>
    public bool TryAdd(UInt128? key, UInt128? parent, bool isFirst, TreeRecord record)
    {
        int place = _records.Count;
        if (key is { } own && !_places.TryAdd(RecordKey.HalfOf(own), place))
        {
            return false;
        }

        int before = isFirst ? Nowhere : _last;
        if (parent is { } named && (_last < 0 || named != _lastKey))
        {
            if (_places.TryGetValue(RecordKey.HalfOf(named), out int found) && found != place)
            {
                before = found;
            }
            else
            {
                _unresolved.Add((place, _last, named));
            }
        }

        _records.Add(record with { Parent = before });
        if (!record.Has(RecordTraits.Aside))
        {
            _last = place;
            _lastKey = key;
        }

        return true;
    }

    public int Find(UInt128 key) => _places.GetValueOrDefault(RecordKey.HalfOf(key), Nowhere);

    /// <summary>Links records whose parents came after them in the file, and those whose parents are lost: clients take the record
    /// before such a one for its parent.</summary>
    public void Link()
    {
        foreach ((int record, int before, UInt128 parent) in _unresolved)
        {
            int found = Find(parent);
            Records[record] = Records[record] with { Parent = found >= 0 && found != record ? found : before };
        }

        _unresolved.Clear();
    }

    /// <summary>The records from the first one to this one.</summary>
    /// <param name="isCircle">The parents lead back to a record that was there already; its second time is left out.</param>
    public List<int> PathTo(int record, out bool isCircle)
    {
        List<int> path = [];
        var seen = new bool[Count];
        int place = record;
        for (; place >= 0 && !seen[place]; place = Records[place].Parent)
        {
            seen[place] = true;
            path.Add(place);
        }

        isCircle = place >= 0;
        path.Reverse();
        return path;
    }

    /// <summary>The last record in the file that descends from this one, or it itself.</summary>
    public int NewestDescendant(int ancestor)
    {
        var seen = new bool[Count];
        for (int newest = Count - 1; newest >= 0; newest--)
        {
            if (Records[newest].Has(RecordTraits.Aside))
            {
                continue;
            }

            // Whatever was seen before did not lead to the ancestor.
            int place = newest;
            while (place >= 0 && place != ancestor && !seen[place])
            {
                seen[place] = true;
                place = Records[place].Parent;
            }

            if (place == ancestor)
            {
                return newest;
            }
        }

        return ancestor;
    }
}
