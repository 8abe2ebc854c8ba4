using System.Collections.Immutable;
using System.Diagnostics;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Fuzzing;

/// <summary>Damages the fixtures of one agent over and over, and reads them. A step depends on nothing but the seed and its number.</summary>
internal sealed class ReaderFuzz : IDisposable
{
    private static readonly TimeSpan s_longestStep = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly IConversationReader _reader;
    private readonly ImmutableArray<string> _fixtures;
    private readonly int _seed;
    private bool _isKept;

    public ReaderFuzz(IConversationReader reader, int seed)
    {
        _reader = reader;
        _seed = seed;
        string agent = reader.Agent.Value.Split('-')[0];
        _fixtures = [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Fixtures", agent)).Order(StringComparer.Ordinal)];
    }

    public int Steps { get; private set; }

    /// <summary>What is done just now.</summary>
    public string Doing => $"{_reader.Agent}, seed {_seed}, step {Steps}";

    public void Run(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < duration; Steps++)
        {
            TimeSpan start = clock.Elapsed;
            try
            {
                Step(new Random(HashOf(_seed, Steps)));
            }
            catch (Exception failure)
            {
                _isKept = true;
                throw new InvalidOperationException($"{Doing}, kept in {_folder.Path}: {failure.Message}", failure);
            }

            Assert.True(clock.Elapsed - start < s_longestStep, $"{Doing} took {clock.Elapsed - start}");
        }
    }

    /// <summary>What could not be read is left where it is, to be looked at.</summary>
    public void Dispose()
    {
        if (!_isKept)
        {
            _folder.Dispose();
        }
    }

    // The same in every process, which the runtime's own is not.
    private static int HashOf(int seed, int step) => unchecked((seed * 1_000_003) ^ (step * 7919));

    private void Step(Random random)
    {
        string home = Copy(_fixtures[random.Next(_fixtures.Length)]);
        ImmutableArray<FoundConversation> whole = Find(home);
        string[] files = [.. Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string file = whole.IsEmpty || random.Next(4) == 0 ? files[random.Next(files.Length)] : whole[random.Next(whole.Length)].Path;
        Damage(file, random);

        // Also what was found before: files are damaged in between as well.
        foreach (FoundConversation found in Find(home).Concat(whole.Where(found => found.Path == file).Take(1)))
        {
            Read(found);
        }
    }

    private void Read(FoundConversation found)
    {
        List<ReadWarning> warnings = [];
        ConversationFacts facts = _reader.ReadFacts(found, warnings.Add);
        int spoken = _reader.ReadMessages(found, warnings.Add).Count(message => message.IsSpoken);

        Assert.Equal(spoken, facts.Messages);
        Assert.True(warnings.Count <= 400, "too many warnings");
        Assert.All(warnings, warning => Assert.True(warning.Place.Length is > 0 and < 200 && warning.What.Length is > 0 and < 500, warning.ToString()));
        Assert.All((string?[])[facts.Title], title => Assert.True(title is null || (title.Length <= 200 && !title.Any(char.IsControl)), title));
        Assert.True(facts.Tokens is { Input: >= 0, Output: >= 0, CacheRead: >= 0, CacheWrite: >= 0 }, facts.Tokens.ToString());
    }

    private ImmutableArray<FoundConversation> Find(string home) => [.. _reader.Find(new AgentHome(home, static _ => null))];

    private static void Damage(string file, Random random)
    {
        byte[] whole = File.ReadAllBytes(file);
        if (DatabaseMutation.IsDatabase(whole) && random.Next(4) > 0)
        {
            DatabaseMutation.Apply(file, random);
        }
        else
        {
            File.WriteAllBytes(file, Mutation.Of(whole, random));
        }
    }

    private string Copy(string fixture)
    {
        string home = _folder.File("home");
        if (Directory.Exists(home))
        {
            Directory.Delete(home, recursive: true);
        }

        foreach (string file in Directory.EnumerateFiles(fixture, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(home, Path.GetRelativePath(fixture, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return home;
    }
}
