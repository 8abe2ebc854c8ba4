using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>OpenAI's Codex CLI: one rollout a conversation, by the day it began or archived; forks refer to their origin's.</summary>
public sealed class CodexConversations : IConversationReader
{
    public AgentId Agent { get; } = new("codex");

    public IEnumerable<FoundConversation> Find(AgentHome home)
    {
        var folder = CodexHome.Of(home);
        return from file in folder.Rollouts()
               let id = RolloutName.IdOf(file.Name)
               where id is not null
               group file by id into files
               let file = Current(files)
               select new FoundConversation(
                   new SessionKey(Agent, files.Key),
                   file.FullName,
                   FolderFiles.StampOf(file),
                   RolloutHeader.TryRead(file.FullName) is { IsSubagent: true },
                   folder.IsOpen(files.Key));
    }

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        var tally = new FactsTally(conversation.Path);
        var warnings = new BoundedWarnings(warn);
        using var records = new RolloutRecords(Lineage.Of(conversation.Path, warnings.Add), warnings);
        while (records.Read())
        {
            tally.Take(records);
        }

        return tally.Facts(CodexHome.Around(conversation.Path) is { } home ? TitleIndex.Find(home, conversation.Key.Id) : null, Agent);
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        var warnings = new BoundedWarnings(warn);
        ImmutableArray<RolloutSegment> segments = Lineage.Of(conversation.Path, warnings.Add);
        return new RolloutTalk(segments, RolledBackRecords.Find(segments), warnings).Read();
    }

    /// <summary>Codex decompresses a rollout to go on with it, and one that goes on in another file has more there.</summary>
    private static FileInfo Current(IEnumerable<FileInfo> files) => files
        .OrderByDescending(static file => file.Name.Contains('_', StringComparison.Ordinal))
        .ThenBy(static file => TranscriptStream.IsCompressed(file.Name))
        .ThenByDescending(static file => file.LastWriteTimeUtc)
        .ThenBy(static file => file.FullName, StringComparer.Ordinal)
        .First();
}
