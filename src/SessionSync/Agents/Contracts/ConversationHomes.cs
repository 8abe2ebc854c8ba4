using System.Collections.Immutable;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>The homes that conversations of a machine lie in.</summary>
/// <param name="Own">The user's, in which agents run.</param>
/// <param name="Kept">Others, of conversations that have no place in it.</param>
public sealed record ConversationHomes(AgentHome Own, ImmutableArray<AgentHome> Kept)
{
    /// <summary>What an agent has: of a conversation that lies in several homes the user's own counts, and among the others the fullest.</summary>
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
