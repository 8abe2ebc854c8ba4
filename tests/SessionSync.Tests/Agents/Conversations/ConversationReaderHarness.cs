using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>What the contract needs to know of an agent, and a home to write conversations into.</summary>
public abstract class ConversationReaderHarness : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected abstract IConversationReader Reader { get; }

    /// <summary>The folder below <c>Fixtures</c> whose folders are homes.</summary>
    protected abstract string FixtureFolder { get; }

    /// <summary>All conversations of all these homes.</summary>
    protected abstract ImmutableArray<ExpectedConversation> Expected { get; }

    /// <summary>An environment variable that moves the agent's folder.</summary>
    protected abstract string Variable { get; }

    /// <summary>The folder below the home that the variable stands for where it is not set; empty for the home itself.</summary>
    protected abstract string VariableFolder { get; }

    protected string Home => _folder.File("home");

    /// <summary>A place outside of the home.</summary>
    protected string Elsewhere(string name) => _folder.File(name);

    /// <summary>Writes one more conversation as the agent does; returns its id. The messages' texts and times must come back.</summary>
    protected abstract string Write(string home, IReadOnlyList<DraftMessage> messages);

    protected FoundConversation WriteOne(params ReadOnlySpan<string> texts)
    {
        string id = Write(Home, DraftMessage.Talk(texts));
        return Assert.Single(Find(Home), found => found.Key.Id == id);
    }

    protected ImmutableArray<FoundConversation> Find(string home) => [.. Reader.Find(new AgentHome(home, static _ => null))];

    protected ConversationFacts Facts(FoundConversation conversation) => Reader.ReadFacts(conversation, static _ => { });

    protected ConversationFacts Facts(FoundConversation conversation, out List<ReadWarning> warnings)
    {
        List<ReadWarning> told = [];
        ConversationFacts facts = Reader.ReadFacts(conversation, told.Add);
        warnings = told;
        return facts;
    }

    protected ImmutableArray<Message> Read(FoundConversation conversation) => [.. Reader.ReadMessages(conversation, static _ => { })];

    protected ImmutableArray<Message> Read(FoundConversation conversation, out List<ReadWarning> warnings)
    {
        List<ReadWarning> told = [];
        ImmutableArray<Message> messages = [.. Reader.ReadMessages(conversation, told.Add)];
        warnings = told;
        return messages;
    }

    /// <summary>The words that were spoken, in order.</summary>
    protected static string[] Words(IEnumerable<Message> messages) =>
        [.. from message in messages where message.IsSpoken from part in message.Parts.OfType<TextPart>() select part.Text];

    protected string[] Words(FoundConversation conversation) => Words(Read(conversation));

    protected static string FixturePath(string agent, string home) => Path.Combine(AppContext.BaseDirectory, "Fixtures", agent, home);

    /// <summary>A copy of a fixture that a test may damage.</summary>
    protected string CopyOfFixture(string home)
    {
        string copy = _folder.File("copy", home);
        foreach (string file in Directory.EnumerateFiles(FixturePath(FixtureFolder, home), "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(FixturePath(FixtureFolder, home), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return copy;
    }

    /// <summary>Every fixture's conversations with what is expected of them.</summary>
    protected IEnumerable<(FoundConversation Found, ExpectedConversation Expected)> Fixtures() =>
        from expected in Expected
        from found in Find(FixturePath(FixtureFolder, expected.Home))
        where found.Key.Id == expected.Id
        select (found, expected);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _folder.Dispose();
        }
    }
}
