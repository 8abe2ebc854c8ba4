using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>One session, as one store lists it.</summary>
/// <param name="Place">Its working directory, relative to the project; empty for the project itself.</param>
/// <param name="Folder">The folder that holds it in this store, relative to the agent's root.</param>
/// <param name="Head">The time of its newest record that has one, or null.</param>
/// <param name="IsConversation">False for files that belong to a project but are no conversation of their own, such as
/// sub-agent transcripts that older clients put beside the conversations.</param>
public sealed record SessionEntry(
    SessionKey Key, string Place, string Folder, ImmutableArray<SessionFile> Files, DateTimeOffset? Head, bool IsConversation = true)
{
    /// <summary>The id of the session whose records this one continues without repeating them, so that it cannot be read alone; null if it is complete.</summary>
    public string? Origin { get; init; }

    public SessionFile? Transcript
    {
        get
        {
            foreach (SessionFile file in Files)
            {
                if (file.IsTranscript)
                {
                    return file;
                }
            }

            return null;
        }
    }

    /// <summary>The time of its last activity: its head, or its newest modification time if it has no head.</summary>
    public DateTimeOffset LastActive
    {
        get
        {
            if (Head is { } head)
            {
                return head;
            }

            long newest = 0;
            foreach (SessionFile file in Files)
            {
                newest = Math.Max(newest, file.Stamp.ModifiedSeconds);
            }

            return DateTimeOffset.FromUnixTimeSeconds(newest);
        }
    }

    public SessionFile? Find(string name)
    {
        foreach (SessionFile file in Files)
        {
            if (string.Equals(file.Name, name, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }
}
