using System.Collections.Immutable;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>The home directories to read a machine's conversations from.</summary>
/// <param name="Own">The user's home, in which agents run.</param>
/// <param name="Kept">Homes in the vault, with the sessions of projects that have no checkout here.</param>
public sealed record ConversationHomes(AgentHome Own, ImmutableArray<AgentHome> Kept)
{
    /// <summary>One agent's conversations, each once: from the user's own home if it is there, else the largest of the others.</summary>
    public IEnumerable<FoundConversation> Find(IConversationReader reader)
    {
        HashSet<SessionKey> own = [];
        foreach (FoundConversation found in reader.Find(Own))
        {
            own.Add(found.Key);
            yield return found;
        }

        IEnumerable<IGrouping<SessionKey, FoundConversation>> kept = Kept.SelectMany(reader.Find).Where(found => !own.Contains(found.Key)).GroupBy(static found => found.Key);
        foreach (IGrouping<SessionKey, FoundConversation> copies in kept)
        {
            yield return copies.MaxBy(static found => found.Stamp.Size)!;
        }
    }
}
