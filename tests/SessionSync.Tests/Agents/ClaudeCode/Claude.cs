using System.Collections.Immutable;
using System.Text;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.ClaudeCode;

/// <summary>What the tests of this agent share.</summary>
internal static class Claude
{
    public const string First = "11111111-1111-4111-8111-111111111111";
    public const string Second = "22222222-2222-4222-8222-222222222222";
    public const string Third = "33333333-3333-4333-8333-333333333333";

    public static ClaudeCodeAgent Agent { get; } = new();

    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "claude");

    public static SessionKey Key(string id) => new(Agent.Id, id);

    public static IEnumerable<string> AllTranscripts() =>
        Directory.EnumerateFiles(Fixtures, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static string Transcript(string fixture) =>
        Directory.EnumerateFiles(Path.Combine(Fixtures, fixture, ".claude", "projects"), "*.jsonl", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).First();

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static TranscriptTail Tail(string text) => Agent.ReadTail(Stream(text));

    public static string? Title(string text) => Agent.ReadTitle(Stream(text));

    public static ListedFile Listed(string path, string? workingDirectory = null, long size = 100, long modified = 1000) =>
        new(path, new FileStamp(size, modified), null, workingDirectory);

    public static Inventory Interpret(string projectPath, params ListedFile[] files) =>
        Agent.Interpret(new Listing([.. files], []), projectPath);

    /// <summary>The place of the only session in this folder; null where it does not belong to the project.</summary>
    public static string? PlaceOf(string projectPath, string folder, string? workingDirectory)
    {
        ImmutableArray<SessionEntry> sessions = Interpret(projectPath, Listed($"{folder}/{First}.jsonl", workingDirectory)).Sessions;
        return sessions.IsEmpty ? null : sessions[0].Place;
    }

    public static async Task<string> MergeAsync(string older, string newer)
    {
        using MemoryStream merged = new();
        await Agent.MergeAsync(Stream(older), Stream(newer), Key(First), merged, CancellationToken.None);
        return Encoding.UTF8.GetString(merged.ToArray());
    }
}
