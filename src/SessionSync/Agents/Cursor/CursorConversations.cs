using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Cursor;

/// <summary>Reads the chats of the Cursor IDE, of all generations of its storage. Nothing is ever written there.</summary>
public sealed class CursorConversations : IConversationReader
{
    public AgentId Agent { get; } = new("cursor");

    public IEnumerable<FoundConversation> Find(AgentHome home) =>
        CursorFolder.Of(home).SelectMany(Find).DistinctBy(found => found.Key);

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        BoundedWarnings warnings = new(warn);
        using ICursorChat? chat = Open(conversation, warnings.Add);
        MessageTally tally = new();
        foreach (Message message in chat?.ReadMessages() ?? [])
        {
            tally.Add(message);
        }

        CursorDetails details = chat?.Details ?? new CursorDetails();
        return new ConversationFacts(
            MessageTally.TitleOf(details.Title) ?? tally.Prompt,
            details.WorkingDirectory,
            details.Branch,
            tally.Model ?? details.Model,
            tally.Messages,
            tally.Tokens,
            Earlier(details.CreatedAt, tally.First),
            tally.Last ?? details.LastUpdatedAt,
            PlainId.IsPlain(details.Parent) ? new SessionKey(Agent, details.Parent!) : null);
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        BoundedWarnings warnings = new(warn);
        using ICursorChat? chat = Open(conversation, warnings.Add);
        foreach (Message message in chat?.ReadMessages() ?? [])
        {
            yield return message;
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private static ICursorChat? Open(FoundConversation conversation, Action<ReadWarning> warn)
    {
        (string id, string path) = (conversation.Key.Id, conversation.Path);
        string global = CursorFolder.Around(path).Global;
        if (!CursorFolder.IsGlobal(path) && !DatabaseFile.Exists(global))
        {
            return CursorTab.TryOpen(path, id, warn);
        }

        ReadOnlyDatabase? database = ReadOnlyDatabase.TryOpen(global, warn);
        if (database is not null && CursorValues.HasDiskValues(database) && CursorValues.DiskSize(database, CursorComposer.Prefix + id) is not null)
        {
            return new CursorComposer(database, conversation, warn);
        }

        database?.Dispose();
        if (!CursorFolder.IsGlobal(path))
        {
            return CursorTab.TryOpen(path, id, warn);
        }

        warn(new ReadWarning(CursorComposer.Prefix + id, "there is no such chat any more"));
        return null;
    }

    private IEnumerable<FoundConversation> Find(CursorFolder folder)
    {
        List<FoundConversation> found = [];
        CursorHeaders headers = new();
        foreach (string path in folder.WorkspaceDatabases())
        {
            using ReadOnlyDatabase? workspace = ReadOnlyDatabase.TryOpen(path, static _ => { });
            if (workspace is not null)
            {
                headers.AddWorkspace(workspace, path);
                found.AddRange(CursorTab.Find(workspace, path, Agent));
            }
        }

        using ReadOnlyDatabase? global = DatabaseFile.Exists(folder.Global) ? ReadOnlyDatabase.TryOpen(folder.Global, static _ => { }) : null;
        if (global is not null && CursorValues.HasDiskValues(global))
        {
            headers.AddGlobal(global);
            found.InsertRange(0, CursorValues.DiskKeys(global, CursorComposer.Prefix).Where(PlainId.IsPlain)
                .Select(id => Composer(global, folder, id, headers.Of(id))).OfType<FoundConversation>());
        }

        return found;
    }

    private FoundConversation? Composer(ReadOnlyDatabase global, CursorFolder folder, string id, CursorHeader? header)
    {
        if (CursorValues.DiskSize(global, CursorComposer.Prefix + id) is not { } size)
        {
            return null;
        }

        DateTimeOffset time = JsonTime.OfMilliseconds(header?.LastUpdated ?? double.NaN)
            ?? TimeOf(global, id)
            ?? new DateTimeOffset(File.GetLastWriteTimeUtc(folder.Global));
        return new FoundConversation(
            new SessionKey(Agent, id), header?.WorkspaceDatabase ?? folder.Global, new FileStamp(size, time.ToUnixTimeSeconds()), header?.IsSubagent ?? false);
    }

    private static DateTimeOffset? TimeOf(ReadOnlyDatabase global, string id)
    {
        JsonPiece data = CursorValues.Disk(global, CursorComposer.Prefix + id, static _ => { });
        return data["lastUpdatedAt"u8].Time ?? data["createdAt"u8].Time;
    }
}
