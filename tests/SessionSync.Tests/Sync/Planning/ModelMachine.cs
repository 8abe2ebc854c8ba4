using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>A machine as the files it holds.</summary>
internal sealed class ModelMachine
{
    private readonly SortedDictionary<string, (FileKey Key, ModelFile File)> _files = new(StringComparer.Ordinal);

    public HashSet<SessionKey> Live { get; } = [];

    public IEnumerable<(FileKey Key, ModelFile File)> Files => _files.Values;

    /// <summary>What it holds and where, to compare two machines by.</summary>
    public string Contents => string.Join('\n', _files.Select(file => $"{file.Key}: {string.Join(' ', file.Value.File.Records.Select(record => record.Id))}"));

    /// <summary>Which records each file holds, in whatever order.</summary>
    public string RecordSets =>
        string.Join('\n', _files.Where(file => file.Value.File.Kind == FileKind.Records)
            .Select(file => $"{file.Key}: {string.Join(' ', file.Value.File.Records.Select(record => record.Id).Order())}"));

    public ModelFile? Find(FileKey key) => _files.TryGetValue(Name(key), out (FileKey Key, ModelFile File) found) ? found.File : null;

    public void Put(FileKey key, ModelFile file) => _files[Name(key)] = (key, file);

    public void Remove(FileKey key) => _files.Remove(Name(key));

    public void RemoveSession(SessionKey session)
    {
        foreach (FileKey key in _files.Values.Select(file => file.Key).Where(key => key.Session == session).ToArray())
        {
            Remove(key);
        }
    }

    public string ContentsOf(SessionKey session) =>
        string.Join('\n', _files.Values.Where(file => file.Key.Session == session).Select(file => $"{file.Key.Name}: {file.File}"));

    public ModelMachine Copy()
    {
        var copy = new ModelMachine();
        foreach ((FileKey key, ModelFile file) in Files)
        {
            copy.Put(key, file);
        }

        copy.Live.UnionWith(Live);
        return copy;
    }

    public Inventory Inventory() => new([.. _files.Values.GroupBy(file => file.Key.Session).Select(Entry)], [.. Live], []);

    private static SessionEntry Entry(IGrouping<SessionKey, (FileKey Key, ModelFile File)> session)
    {
        IEnumerable<SessionFile> files = session.Select(file => new SessionFile(file.Key.Name, $"folder/{Name(file.Key)}", file.File.Stamp, file.File.Kind));
        return new SessionEntry(
            session.Key, "", "folder", [.. files], session.FirstOrDefault(file => file.Key.Name == SessionFile.Transcript).File?.Head);
    }

    private static string Name(FileKey key) => $"{key.Session.Id}/{key.Name}";
}
