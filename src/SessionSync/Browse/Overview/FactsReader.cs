using System.Collections.Concurrent;
using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Platform;

namespace SessionSync.Browse.Overview;

/// <summary>Reads what a list tells of the conversations of a machine: what did not change since it was last read comes from a cache, the
/// rest is read by as many processors as there are.</summary>
/// <param name="clock">A file that changed just now may change again with the same stamp: what it says is not kept.</param>
public sealed class FactsReader(ImmutableArray<IConversationReader> readers, FactsCache cache, TimeProvider clock)
{
    private const int MostWarnings = 5;

    /// <summary>Stamps have whole seconds, and clocks of file systems lag a little.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(2);

    /// <summary>Everything there is, before any of it is read.</summary>
    public ImmutableArray<FoundConversation> Find(ConversationHomes homes, ConcurrentQueue<string> problems)
    {
        List<FoundConversation> found = [];
        foreach (IConversationReader reader in readers)
        {
            try
            {
                found.AddRange(homes.Find(reader));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems.Enqueue($"Not all sessions of {reader.Agent} can be listed: {FileTrouble.Of(exception)}");
            }
        }

        return [.. found];
    }

    /// <param name="isWanted">Which of them are to be read.</param>
    public ConversationList Read(ConversationHomes homes, Predicate<FoundConversation> isWanted, CancellationToken cancellationToken)
    {
        var problems = new ConcurrentQueue<string>();
        ImmutableArray<FoundConversation> found = Find(homes, problems);
        Dictionary<FoundConversation, ListedConversation> known = cache.Load();
        var read = new ConcurrentBag<ListedConversation>();
        List<ListedConversation> remembered = [];
        List<FoundConversation> unknown = [];
        foreach (FoundConversation conversation in found)
        {
            if (known.TryGetValue(conversation with { IsLive = false }, out ListedConversation? old))
            {
                remembered.Add(old with { Found = conversation });
            }
            else if (isWanted(conversation))
            {
                unknown.Add(conversation);
            }
        }

        // The biggest go first, or the last processor would be left alone with one of them.
        unknown.Sort(static (left, right) => right.Stamp.Size.CompareTo(left.Stamp.Size));
        Parallel.ForEach(
            Partitioner.Create(unknown, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            conversation =>
            {
                if (ReadOne(conversation, problems) is { } listed)
                {
                    read.Add(listed);
                }
            });
        Keep(known, remembered, read);
        return new ConversationList(found, [.. remembered.Where(one => isWanted(one.Found)), .. read], [.. problems.Order(StringComparer.Ordinal)]);
    }

    private ListedConversation? ReadOne(FoundConversation conversation, ConcurrentQueue<string> problems)
    {
        ImmutableArray<ReadWarning>.Builder warnings = ImmutableArray.CreateBuilder<ReadWarning>();
        try
        {
            ConversationFacts facts = readers.First(reader => reader.Agent == conversation.Key.Agent).ReadFacts(conversation, warning =>
            {
                if (warnings.Count < MostWarnings)
                {
                    warnings.Add(warning);
                }
            });
            return new ListedConversation(conversation, facts, warnings.ToImmutable());
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was there a moment ago: agents delete old sessions by themselves.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Enqueue($"{conversation.Key} cannot be read: {FileTrouble.Of(exception)}");
            return null;
        }
    }

    /// <summary>Writes the cache where it would say something else: new conversations, and none that are gone from agents that were looked at.</summary>
    private void Keep(Dictionary<FoundConversation, ListedConversation> known, List<ListedConversation> remembered, ConcurrentBag<ListedConversation> read)
    {
        long settled = (clock.GetUtcNow() - s_settling).ToUnixTimeSeconds();
        ListedConversation[] added = [.. read.Where(one => one.Found.Stamp.ModifiedSeconds < settled)];
        ListedConversation[] others = [.. known.Values.Where(one => !readers.Any(reader => reader.Agent == one.Found.Key.Agent))];
        if (added.Length > 0 || remembered.Count + others.Length < known.Count)
        {
            cache.Save([.. others, .. remembered, .. added]);
        }
    }
}
