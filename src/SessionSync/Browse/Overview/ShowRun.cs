using System.Collections.Concurrent;
using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Browse.Overview;

/// <summary>Finds the conversation that is meant, and reads it.</summary>
public sealed class ShowRun(LocalConversations local)
{
    private const int MostCandidates = 10;
    private const int LongestTitle = 60;

    private readonly ConcurrentDictionary<ReadWarning, bool> _warnings = [];

    /// <summary>The warnings about what could not be read so far, without duplicates, sorted by their place.</summary>
    public IEnumerable<ReadWarning> Warnings => _warnings.Keys.OrderBy(static warning => warning.Place, StringComparer.Ordinal);

    /// <exception cref="SyncException">None is meant, or more than one can be.</exception>
    public ShownConversation Find(string text)
    {
        ImmutableArray<FoundConversation> candidates = IdPrefixes.Find(local.Find(), text);
        if (candidates.IsEmpty)
        {
            throw new SyncException(FailureKind.NotFound, $"There is no session {text}", "No id of any agent begins like that", "sync-sessions list --all-projects");
        }

        // One that lies in two places is one conversation: the fuller file tells more of it.
        FoundConversation found = candidates.Select(static one => one.Key).Distinct().Skip(1).Any()
            ? throw Ambiguous(text, candidates)
            : candidates.MaxBy(static one => one.Stamp.Size)!;
        ConversationFacts facts = Reading(found, () => local.ReaderOf(found).ReadFacts(found, Warn));
        string? project = facts.WorkingDirectory is { } directory ? new ProjectIndex().Find(directory)?.Path ?? directory : null;
        return new ShownConversation(new ListedConversation(found, facts, []), project, Messages(found)) { Resume = ResumeLine.Of(found, facts, project) };
    }

    private IEnumerable<Message> Messages(FoundConversation found)
    {
        using IEnumerator<Message> messages = local.ReaderOf(found).ReadMessages(found, Warn).GetEnumerator();
        while (Reading(found, messages.MoveNext))
        {
            yield return messages.Current;
        }
    }

    private static T Reading<T>(FoundConversation found, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(FailureKind.Failed, $"{found.Key} cannot be read", FileTrouble.Of(exception, found.Path), $"ls -l {found.Path}");
        }
    }

    private void Warn(ReadWarning warning) => _warnings.TryAdd(warning, true);

    private SyncException Ambiguous(string text, ImmutableArray<FoundConversation> candidates)
    {
        FoundConversation[] shown = [.. candidates.DistinctBy(static one => one.Key).OrderByDescending(static one => one.Stamp.ModifiedSeconds).Take(MostCandidates)];
        int all = candidates.Select(static one => one.Key).Distinct().Count();
        return new SyncException(
            FailureKind.Usage,
            $"{(text.Length == 0 ? "An empty id" : text)} can mean {all} sessions",
            all > shown.Length ? $"These are the latest {shown.Length} of them" : "",
            [.. shown.Select(one => $"sync-sessions show {one.Key}  {Title(one)}".TrimEnd())]);
    }

    private string Title(FoundConversation found) =>
        DisplayText.OneLine(Reading(found, () => local.ReaderOf(found).ReadFacts(found, static _ => { })).Title ?? "", LongestTitle);
}
