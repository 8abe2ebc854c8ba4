using System.Collections.Immutable;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Browse.Overview;

/// <summary>Remembers what conversations say of themselves as long as their files stay as they are. Losing it loses nothing but speed.</summary>
/// <remarks>The file: a version, a count and as many entries, then the hash of all of it. One that is not whole is none.</remarks>
/// <param name="path">It need not exist.</param>
public sealed class FactsCache(string path)
{
    private const int Version = 4;
    private const int LongestFile = 256 << 20;
    private const long NoTime = long.MinValue;

    /// <summary>By the conversation as it was found, not live.</summary>
    public Dictionary<FoundConversation, ListedConversation> Load()
    {
        Dictionary<FoundConversation, ListedConversation> entries = [];
        byte[] file = ReadFile();
        int length = file.Length - Sha256.Length;
        if (length < sizeof(int) * 2 || !Sha256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)))
        {
            return entries;
        }

        using var reader = new BinaryReader(new MemoryStream(file, 0, length));
        if (reader.ReadInt32() != Version)
        {
            return entries;
        }

        int count = reader.ReadInt32();
        entries.EnsureCapacity(count);
        for (int index = 0; index < count; index++)
        {
            ListedConversation entry = ReadEntry(reader);
            entries[entry.Found] = entry;
        }

        return entries;
    }

    /// <summary>That it cannot be written harms nobody: it is read again next time.</summary>
    public void Save(IReadOnlyCollection<ListedConversation> entries)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(Version);
        writer.Write(entries.Count);
        foreach (ListedConversation entry in entries)
        {
            WriteEntry(writer, entry);
        }

        writer.Write(Sha256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        try
        {
            PrivateFile.Replace(path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length), isDurable: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private byte[] ReadFile()
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= LongestFile } ? File.ReadAllBytes(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only a cache: what cannot be read is not there.
            return [];
        }
    }

    private static ListedConversation ReadEntry(BinaryReader reader)
    {
        FoundConversation found = new(
            new SessionKey(new AgentId(string.Intern(reader.ReadString())), reader.ReadString()), reader.ReadString(),
            new FileStamp(reader.ReadInt64(), reader.ReadInt64()), IsSubagent: reader.ReadBoolean());
        ConversationFacts facts = new(
            ReadText(reader), ReadText(reader), ReadText(reader), ReadText(reader), reader.ReadInt32(),
            new TokenUsage(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()),
            ReadTime(reader), ReadTime(reader), ReadText(reader) is { } parent ? new SessionKey(found.Key.Agent, parent) : null);
        var warnings = new ReadWarning[reader.ReadInt32()];
        for (int index = 0; index < warnings.Length; index++)
        {
            warnings[index] = new ReadWarning(reader.ReadString(), reader.ReadString());
        }

        return new ListedConversation(found, facts, [.. warnings]);
    }

    private static void WriteEntry(BinaryWriter writer, ListedConversation entry)
    {
        (FoundConversation found, ConversationFacts facts, ImmutableArray<ReadWarning> warnings) = entry;
        writer.Write(found.Key.Agent.Value);
        writer.Write(found.Key.Id);
        writer.Write(found.Path);
        writer.Write(found.Stamp.Size);
        writer.Write(found.Stamp.ModifiedSeconds);
        writer.Write(found.IsSubagent);
        WriteText(writer, facts.Title);
        WriteText(writer, facts.WorkingDirectory);
        WriteText(writer, facts.Branch);
        WriteText(writer, facts.Model);
        writer.Write(facts.Messages);
        writer.Write(facts.Tokens.Input);
        writer.Write(facts.Tokens.Output);
        writer.Write(facts.Tokens.CacheRead);
        writer.Write(facts.Tokens.CacheWrite);
        writer.Write(facts.StartedAt?.UtcTicks ?? NoTime);
        writer.Write(facts.LastMessageAt?.UtcTicks ?? NoTime);
        WriteText(writer, facts.Parent?.Id);
        writer.Write(warnings.Length);
        foreach (ReadWarning warning in warnings)
        {
            writer.Write(warning.Place);
            writer.Write(warning.What);
        }
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static DateTimeOffset? ReadTime(BinaryReader reader) => reader.ReadInt64() is var ticks && ticks == NoTime ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
