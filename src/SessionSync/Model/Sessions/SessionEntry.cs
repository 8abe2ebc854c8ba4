using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>One session as one store holds it, as far as a listing tells.</summary>
/// <param name="Place">Where in the project it was had: a path relative to the project's top, empty for the top itself.</param>
/// <param name="Folder">The folder below the agent's root that holds it in this store.</param>
/// <param name="Head">The instant of the newest record that has a timestamp; null where none was found.</param>
/// <param name="IsConversation">False for files that belong to a project but are no conversation of their own, such as
/// sub-agent transcripts that older clients put beside the conversations.</param>
public sealed record SessionEntry(
    SessionKey Key, string Place, string Folder, ImmutableArray<SessionFile> Files, DateTimeOffset? Head, bool IsConversation = true)
{
    /// <summary>The id of the session whose records this one begins with and does not repeat: it is nothing without that. Null where it is whole.</summary>
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

    /// <summary>When the session was last active: its head, or the newest modification time where there is no head.</summary>
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
