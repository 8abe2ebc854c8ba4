using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.ClaudeCode;

/// <summary>A transcript of the lines that a test gives, and what is read of it.</summary>
internal sealed class TranscriptRun : IDisposable
{
    public const string Id = "11111111-2222-4333-8444-555555555555";

    private readonly TemporaryFolder _home = new();
    private readonly ClaudeCodeConversations _reader = new();

    public List<ReadWarning> Warnings { get; } = [];

    public FoundConversation Found => Assert.Single(Find(), found => found.Key.Id == Id);

    public ImmutableArray<Message> Messages => [.. _reader.ReadMessages(Found, Warnings.Add)];

    public ConversationFacts Facts => _reader.ReadFacts(Found, Warnings.Add);

    /// <summary>What is spoken, in order.</summary>
    public string Words => string.Join(' ', from message in Messages where message.IsSpoken from part in message.Parts.OfType<TextPart>() select part.Text);

    public static TranscriptRun Of(params string[] lines)
    {
        TranscriptRun run = new();
        run.Write($"-demo/{Id}.jsonl", lines);
        return run;
    }

    /// <summary>A record with a text; its uuid and its text are the same.</summary>
    public static string Said(string id, string? parent, string type = "user", string more = "") =>
        $$$"""{"type":"{{{type}}}","uuid":"{{{id}}}","parentUuid":{{{JsonSerializer.Serialize(parent)}}},{{{more}}}"timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"{{{type}}}","content":"{{{id}}}"}}""";

    /// <summary>A record with blocks of content.</summary>
    public static string Blocks(string id, string? parent, string type, string blocks, string message = "") =>
        $$"""{"parentUuid":{{JsonSerializer.Serialize(parent)}},"message":{"role":"{{type}}",{{message}}"content":[{{blocks}}]},"type":"{{type}}","uuid":"{{id}}","timestamp":"2026-03-04T05:06:07.000Z"}""";

    public static string Leaf(string id) => $$"""{"type":"last-prompt","lastPrompt":"x","leafUuid":"{{id}}","sessionId":"{{Id}}"}""";

    public ImmutableArray<FoundConversation> Find() => [.. _reader.Find(new AgentHome(_home.Path, static _ => null))];

    /// <param name="path">Below the folder of projects.</param>
    public void Write(string path, params string[] lines) => WriteAt(Path.Combine("projects", path), lines);

    /// <param name="path">Below the agent's folder.</param>
    public void WriteAt(string path, params string[] lines)
    {
        string file = _home.File(".claude", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, lines);
    }

    public void Dispose() => _home.Dispose();
}
