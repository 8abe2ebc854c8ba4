using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionSync.Agents.Contracts;
using SessionSync.Stores.Machines;

namespace SessionSync.IntegrationTests.Histories;

/// <summary>A machine of a history: a home with a project in which agents write.</summary>
/// <param name="machine">How others reach it.</param>
internal sealed partial class HistoryMachine(string name, string home, IMachine machine)
{
    private static readonly string[] s_roots = [".claude/projects", ".codex/sessions", ".gemini/tmp", ".pi/agent/sessions"];

    public string Name => name;

    public IMachine Machine => machine;

    public AgentHome Home => new(home, static _ => null);

    public string Project { get; } = Directory.CreateDirectory(Path.Combine(home, "src", "product")).FullName;

    public string State => Path.Combine(home, "state");

    /// <summary>All that agents find there, by its path below the home.</summary>
    public Dictionary<string, byte[]> Files() => s_roots.Select(root => Path.Combine(home, root)).Where(Directory.Exists)
        .SelectMany(static root => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        .ToDictionary(file => Path.GetRelativePath(home, file), File.ReadAllBytes);

    /// <summary>Where a session is, if it is there.</summary>
    public string? Find(HistorySession session)
    {
        string file = Path.GetFileName(session.PathIn(Project));
        return Files().Keys.Where(path => Path.GetFileName(path) == file).Select(path => Path.Combine(home, path)).FirstOrDefault();
    }

    public void GoOn(HistorySession session, IEnumerable<string> records)
    {
        string path = Find(session) ?? Path.Combine(home, session.PathIn(Project));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (session.Agent is "gemini" or "document")
        {
            string folder = Directory.CreateDirectory(Path.Combine(home, ".gemini", "tmp", "product")).FullName;
            File.WriteAllText(Path.Combine(folder, ".project_root"), Project);
        }

        byte[] before = File.Exists(path) ? File.ReadAllBytes(path) : [];
        File.WriteAllBytes(path, session.GoOn(before, Project, records));
    }

    /// <summary>The records that can be read, each by its token and the id of its session's file.</summary>
    public HashSet<string> Tokens() => [.. Files().SelectMany(static file => TokensIn(file.Key, file.Value))];

    /// <summary>The tokens of records that can be read in the sessions of this id.</summary>
    public HashSet<string> TokensOf(HistorySession session) =>
        [.. Files().Where(file => file.Key.Contains(session.Agent is "gemini" or "document" ? session.Id[..8] : session.Id, StringComparison.Ordinal)).SelectMany(static file => TokensIn(file.Key, file.Value))];

    /// <summary>What journals keep, readable or not.</summary>
    public HashSet<string> Kept() => !Directory.Exists(State) ? [] :
        [.. Directory.EnumerateFiles(State, "*", SearchOption.AllDirectories).Where(static file => file.Contains("/kept/", StringComparison.Ordinal))
            .SelectMany(static file => Token().Matches(Encoding.Latin1.GetString(File.ReadAllBytes(file))).Select(static match => match.Value))];

    /// <summary>Lines that nobody can read.</summary>
    public List<string> TornLines() =>
        [.. Files().Where(static file => file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).SelectMany(static file => Lines(file.Value)).Where(static line => !IsObject(line))];

    private static IEnumerable<string> TokensIn(string path, byte[] content)
    {
        IEnumerable<string> texts = path.EndsWith(".jsonl", StringComparison.Ordinal) ? Lines(content) : [Encoding.Latin1.GetString(content)];
        return texts.Where(IsObject).SelectMany(static text => Token().Matches(text).Select(static match => match.Value));
    }

    private static IEnumerable<string> Lines(byte[] content) => Encoding.Latin1.GetString(content).Split('\n').Where(static line => line.Trim().Length > 0);

    private static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.Latin1.GetBytes(text));
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("TOKEN-[0-9a-f]{8}", RegexOptions.None, 10_000)]
    private static partial Regex Token();
}
