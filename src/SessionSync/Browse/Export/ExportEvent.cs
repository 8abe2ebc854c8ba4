using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>An event of a running export.</summary>
public abstract record ExportEvent
{
    private ExportEvent()
    {
    }

    /// <summary>Something could not be looked at; once each, however many passes there are.</summary>
    /// <param name="Problem">A sentence without its full stop.</param>
    public sealed record ConversationsMissed(string Problem) : ExportEvent;

    /// <summary>A record of a session cannot be read; the rest of the session is exported all the same.</summary>
    public sealed record RecordUnreadable(string Session, ReadWarning Warning) : ExportEvent;

    /// <summary>A session is finished.</summary>
    /// <param name="Name">Its document, below the directory that is exported to; null where there was nothing to export.</param>
    /// <param name="Unreadable">How many of its records could not be read.</param>
    /// <param name="First">The first of them.</param>
    public sealed record SessionExported(string Session, string? Name, int Unreadable, ReadWarning? First) : ExportEvent;

    /// <summary>A session is not exported, while others are.</summary>
    public sealed record SessionFailed(string Session, SyncException Failure) : ExportEvent;

    /// <summary>All that has changed is exported.</summary>
    public sealed record PassEnded(ExportTally Tally) : ExportEvent;

    /// <summary>From here on, changes are waited for.</summary>
    public sealed record WatchBegan : ExportEvent;
}
