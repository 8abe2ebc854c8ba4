using SessionSync.Agents.Contracts;
using SessionSync.Agents.OpenCode;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Agents.Formats.Databases;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.OpenCode;

/// <summary>Which of OpenCode's stores are read.</summary>
public sealed class OpenCodeStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OpenCodeConversations _reader = new();
    private readonly Dictionary<string, string> _variables = [];

    private AgentHome Home => new(_folder.Path, name => _variables.GetValueOrDefault(name));

    private string Data => _folder.File(".local", "share", "opencode");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Databases_of_all_release_channels_are_read()
    {
        Write("opencode.db", "ses_stable");
        Write("opencode-dev.db", "ses_dev");
        Write("opencodex.db", "ses_other");
        Write("opencode.db.backup", "ses_backup");

        Assert.Equal(["ses_dev", "ses_stable"], Found());
    }

    [Theory]
    [InlineData("other.db")]
    [InlineData("../elsewhere.db")]
    public void The_variable_of_the_database_names_the_only_one(string name)
    {
        Write("opencode.db", "ses_default");
        Write(name, "ses_named");

        _variables["OPENCODE_DB"] = name;
        Assert.Equal(["ses_named"], Found());

        _variables["OPENCODE_DB"] = Path.GetFullPath(Path.Combine(Data, name));
        Assert.Equal(["ses_named"], Found());
    }

    [Fact]
    public void Sessions_of_files_and_of_the_database_are_both_listed_and_each_once()
    {
        CopyLegacyFiles();
        Write("opencode.db", "ses_new");
        Write("opencode.db", "ses_e0838c154ffe3yV6hilogguwta", DraftMessage.Morning.AddYears(100));

        Assert.Equal(["ses_e0838c154ffe3yV6hilogguwta", "ses_new"], Found());
        Assert.EndsWith(".db", _reader.Find(Home).Single(found => found.Key.Id.StartsWith("ses_e", StringComparison.Ordinal)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Sessions_of_any_project_in_files_are_listed()
    {
        CopyLegacyFiles();
        Directory.CreateDirectory(Path.Combine(Data, "storage", "session", "global"));
        File.WriteAllText(Path.Combine(Data, "storage", "session", "global", "ses_1.json"), """{"id":"ses_1","title":"Global","time":{"created":1767323045000}}""");

        Assert.Equal(["ses_1", "ses_e0838c154ffe3yV6hilogguwta"], Found());
        ConversationFacts facts = _reader.ReadFacts(_reader.Find(Home).Single(found => found.Key.Id == "ses_1"), static _ => { });
        Assert.Equal(("Global", DateTimeOffset.FromUnixTimeMilliseconds(1767323045000)), (facts.Title, facts.StartedAt));
    }

    [Fact]
    public void Damaged_files_of_a_session_cost_only_themselves()
    {
        CopyLegacyFiles();
        string[] parts = [.. Directory.EnumerateFiles(Path.Combine(Data, "storage", "part"), "*.json", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("calling read"))];
        File.WriteAllText(Assert.Single(parts), "{\"type\":");
        List<ReadWarning> warnings = [];

        string[] words = [.. from message in _reader.ReadMessages(Assert.Single(_reader.Find(Home)), warnings.Add) from part in message.Parts.OfType<TextPart>() select part.Text];

        Assert.Equal(["\"[[tools]] please use tools\"\n", "calling bash", "calling write", "MOCK-REPLY to: \"[[tools]] please use tools\""], words);
        Assert.Equal(Path.GetFileNameWithoutExtension(parts[0]), Assert.Single(warnings).Place);
    }

    [Fact]
    public void Ids_that_lead_elsewhere_are_no_sessions()
    {
        Write("opencode.db", "../../ses_1");
        Write("opencode.db", "");
        Write("opencode.db", "ses_\u001b[2J");
        Write("opencode.db", "ses_good");

        Assert.Equal(["ses_good"], Found());
    }

    [Fact]
    public void A_database_without_the_tables_has_no_sessions()
    {
        SqlFile.Run(Path.Combine(Data, "opencode.db"), "CREATE TABLE session (id TEXT)");

        Assert.Empty(Found());
    }

    [Fact]
    public void A_session_is_stamped_anew_when_its_last_message_grows()
    {
        using OpenCodeStoreWriter writer = new(Path.Combine(Data, "opencode.db"));
        writer.Session("ses_1");
        writer.Message("ses_1", DraftMessage.Talk("Hello")[0]);
        FoundConversation before = Assert.Single(_reader.Find(Home));

        writer.Run("UPDATE part SET data = $1", """{"type":"text","text":"Hello and more"}""");

        Assert.NotEqual(before.Stamp, Assert.Single(_reader.Find(Home)).Stamp);
    }

    private void Write(string database, string id, DateTimeOffset? at = null)
    {
        using OpenCodeStoreWriter writer = new(Path.GetFullPath(Path.Combine(Data, database)));
        writer.Session(id, "Title", at: at);
    }

    private void CopyLegacyFiles()
    {
        string fixture = Path.Combine(AppContext.BaseDirectory, "Fixtures", "opencode", "legacy-json-1.1.65");
        foreach (string file in Directory.EnumerateFiles(fixture, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(_folder.Path, Path.GetRelativePath(fixture, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private string[] Found() => [.. _reader.Find(Home).Select(found => found.Key.Id).Order(StringComparer.Ordinal)];
}
