using System.Collections.Concurrent;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Browse.Search;

/// <summary>An agent that keeps its sessions as plain as can be: a line is a message, and the letter before it says whose.</summary>
internal sealed class PlainConversations(string agent = "plain") : IConversationReader
{
    public AgentId Agent { get; } = new(agent);

    /// <summary>The sessions whose messages were read, in any order.</summary>
    public ConcurrentQueue<string> Read { get; } = [];

    public IEnumerable<FoundConversation> Find(AgentHome home) =>
        from file in new DirectoryInfo(home.Home).EnumerateFiles($"*.{Agent}")
        let modified = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds()
        select new FoundConversation(
            new SessionKey(Agent, Path.GetFileNameWithoutExtension(file.Name)), file.FullName, new FileStamp(file.Length, modified), file.Name.StartsWith("sub", StringComparison.Ordinal));

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        if (conversation.Key.Id == "unreadable")
        {
            throw new IOException("It cannot be read");
        }

        string[] lines = File.ReadAllLines(conversation.Path);
        string? directory = lines.FirstOrDefault(static line => line.StartsWith("d ", StringComparison.Ordinal))?[2..];
        return new ConversationFacts(
            $"Title of {conversation.Key.Id}", directory, "main", null, lines.Length, default, null, DateTimeOffset.FromUnixTimeSeconds(conversation.Stamp.ModifiedSeconds), null);
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        Read.Enqueue(conversation.Key.Id);
        foreach (string line in File.ReadLines(conversation.Path).Where(static line => line.Length > 2))
        {
            string text = line[2..].Replace("\\n", "\n", StringComparison.Ordinal);
            Message? message = line[0] switch
            {
                'u' => new Message(null, Role.User, null, [new TextPart(text)]),
                'a' => new Message(null, Role.Assistant, DateTimeOffset.UnixEpoch.AddDays(1), [new TextPart(text)]),
                't' => new Message(null, Role.User, null, [new ToolResultPart(null, text)]),
                'c' => new Message(null, Role.Assistant, null, [new ToolCallPart(null, "Bash", text)]),
                'm' => new Message(null, Role.User, null, [new TextPart(text)]) { IsMeta = true },
                'h' => new Message(null, Role.Assistant, null, [new ThinkingPart(text)]),
                _ => null,
            };
            if (message is null)
            {
                warn(new ReadWarning("line", "is none"));
            }
            else
            {
                yield return message;
            }
        }
    }
}
