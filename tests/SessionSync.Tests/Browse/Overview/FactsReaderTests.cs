using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Overview;

public sealed class FactsReaderTests : IDisposable
{
    private static readonly DateTimeOffset s_now = FixedTime.Noon.GetUtcNow();

    private readonly TemporaryFolder _folder = new();
    private readonly FakeConversations _claude = new("claude-code");
    private readonly FakeConversations _codex = new("codex");

    private string CacheFile => _folder.File("cache", "facts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_did_not_change_is_not_read_again_and_says_the_same()
    {
        _claude["a"] = new FakeConversation("Tïtle \ud83d\ude00", "/work")
        {
            Branch = "main",
            Model = "m",
            Count = 7,
            Tokens = new TokenUsage(1, 2, 3, 4),
            Started = s_now.AddDays(-1),
            ParentId = "p",
            Warnings = [new ReadWarning("line 3", "torn")],
        };
        _claude["b"] = new FakeConversation { Last = null, IsSubagent = true };

        ConversationList first = Read();
        ConversationList second = Read();

        Assert.Equal(2, _claude.FactsRead);
        Assert.Equal(Told(first), Told(second));
        Assert.Equal("torn", second.Conversations.Single(one => one.Found.Key.Id == "a").Warnings.Single().What);
    }

    [Fact]
    public void A_changed_file_is_read_again_and_a_removed_one_leaves_the_cache()
    {
        _claude["a"] = new FakeConversation("old");
        _claude["b"] = new FakeConversation("gone");
        Read();
        _claude["a"] = new FakeConversation("new") { Stamp = new FileStamp(101, 1_700_000_000) };
        _claude.Remove("b");

        Assert.Equal("new", Assert.Single(Read().Conversations).Facts.Title);

        Assert.Equal(3, _claude.FactsRead);
        Assert.Equal("a", Assert.Single(new FactsCache(CacheFile).Load()).Key.Key.Id);
    }

    [Fact]
    public void A_file_that_changed_just_now_is_not_remembered()
    {
        _claude["a"] = new FakeConversation("growing") { Stamp = new FileStamp(1, s_now.ToUnixTimeSeconds() - 1) };
        Read();
        Read();

        Assert.Equal(2, _claude.FactsRead);
    }

    [Fact]
    public void Looking_at_one_agent_keeps_what_is_known_of_the_others()
    {
        _claude["a"] = new FakeConversation();
        _codex["b"] = new FakeConversation();
        Read();
        _codex["c"] = new FakeConversation();
        Read(_codex);
        Read();

        Assert.Equal((1, 2), (_claude.FactsRead, _codex.FactsRead));
    }

    [Fact]
    public void Whether_it_is_open_is_never_remembered()
    {
        _claude["a"] = new FakeConversation { IsLive = true };
        Read();
        _claude["a"] = _claude["a"] with { IsLive = false };

        Assert.False(Assert.Single(Read().Conversations).Found.IsLive);
        Assert.Equal(1, _claude.FactsRead);
    }

    [Fact]
    public void What_is_not_wanted_is_found_and_not_read()
    {
        _claude["a"] = new FakeConversation { IsSubagent = true };

        ConversationList list = Reader(_claude).Read(Home, found => !found.IsSubagent, CancellationToken.None);

        Assert.Equal((1, 0, 0), (list.Found.Length, list.Conversations.Length, _claude.FactsRead));
    }

    [Fact]
    public void One_that_cannot_be_read_is_told_and_one_that_went_away_is_not()
    {
        _claude["a"] = new FakeConversation { Failure = new UnauthorizedAccessException("no") };
        _claude["b"] = new FakeConversation { Failure = new FileNotFoundException() };
        _claude["c"] = new FakeConversation();

        ConversationList list = Read();

        Assert.Equal("c", Assert.Single(list.Conversations).Found.Key.Id);
        Assert.Equal("claude-code/a cannot be read: no", Assert.Single(list.Problems));
    }

    [Fact]
    public void A_cache_that_is_torn_flipped_or_anything_else_is_none()
    {
        _claude["a"] = new FakeConversation("kept");
        Read();
        byte[] whole = File.ReadAllBytes(CacheFile);
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            byte[] bytes = round % 2 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            if (round % 2 == 1)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(CacheFile, bytes);
            Assert.Empty(new FactsCache(CacheFile).Load());
        }

        File.WriteAllText(CacheFile, new string('x', 100), Encoding.UTF8);
        Assert.Equal("kept", Assert.Single(Read().Conversations).Facts.Title);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        File.WriteAllText(_folder.File("cache"), "a file, where a folder should be");
        _claude["a"] = new FakeConversation("read");

        Assert.Equal("read", Assert.Single(Read().Conversations).Facts.Title);
    }

    [Fact]
    public void Only_its_owner_can_read_the_cache()
    {
        _claude["a"] = new FakeConversation();
        Read();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CacheFile));
    }

    private static ConversationHomes Home => new(new AgentHome("/home/me", static _ => null), []);

    private static IEnumerable<(FoundConversation Found, ConversationFacts Facts)> Told(ConversationList list) =>
        list.Conversations.Select(one => (one.Found, one.Facts)).OrderBy(one => one.Found.Key);

    private ConversationList Read(params FakeConversations[] readers) =>
        Reader(readers.Length == 0 ? [_claude, _codex] : readers).Read(Home, static _ => true, CancellationToken.None);

    private FactsReader Reader(params FakeConversations[] readers) => new([.. readers], new FactsCache(CacheFile), FixedTime.Noon);
}
