using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Browse.Search;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Search;

/// <summary>A home with sessions, and an index of them.</summary>
internal sealed class IndexedHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();


    public PlainConversations Reader { get; } = new();

    public SearchIndex Index => IndexWith(TimeSpan.FromSeconds(60));

    public string IndexFolder => _folder.File("state", "search");

    public string IndexFile => Path.Combine(IndexFolder, "sessions.db");

    public int Rebuilds { get; private set; }

    private ConversationHomes Home => new(new AgentHome(_folder.Path, static _ => null), []);

    public string PathOf(string session, string agent = "plain") => _folder.File($"{session}.{agent}");

    /// <summary>Writes a session that was last changed some hours before now.</summary>
    public void Write(string session, string content, double hoursAgo = 1, string agent = "plain")
    {
        File.WriteAllText(PathOf(session, agent), content);
        File.SetLastWriteTimeUtc(PathOf(session, agent), FixedTime.Noon.GetUtcNow().AddHours(-hoursAgo).UtcDateTime);
    }

    public RefreshReport? Refresh() => Refresh(TimeSpan.FromSeconds(60));

    public RefreshReport? Refresh(TimeSpan patience) => IndexWith(patience).Refresh(Home, static _ => { }, () => Rebuilds++, CancellationToken.None);

    public SearchResult Find(string text, SearchFilter? filter = null) =>
        Index.Find(text, SearchQuery.Parse(text) ?? throw new InvalidOperationException($"Nothing to look for in {text}"), filter ?? All) ?? throw new InvalidOperationException("The index is damaged");

    /// <summary>Brings the index up to date, and tells the sessions in which something is found, the best first.</summary>
    public ImmutableArray<string> FindIds(string text, SearchFilter? filter = null)
    {
        Refresh();
        return [.. Find(text, filter).Matches.Select(static match => match.Key.Id)];
    }

    public static SearchFilter All { get; } = new(100);

    private SearchIndex IndexWith(TimeSpan patience) => new(IndexFolder, [Reader, new PlainConversations("other")], FixedTime.Noon) { Patience = patience };

    public void Dispose() => _folder.Dispose();
}
