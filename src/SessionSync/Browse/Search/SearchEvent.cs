namespace SessionSync.Browse.Search;

/// <summary>An event while the search index is brought up to date and searched.</summary>
public abstract record SearchEvent
{
    private SearchEvent()
    {
    }

    /// <summary>So much has to be read before the index can be asked.</summary>
    public sealed record ReadingBegan(long Bytes) : SearchEvent;

    public sealed record IndexRefreshed(RefreshReport Report) : SearchEvent;

    /// <summary>Another run is bringing the index up to date; what it has not come to yet is not found.</summary>
    public sealed record IndexBusy : SearchEvent;

    /// <summary>The index was damaged, and is made anew.</summary>
    public sealed record IndexDamaged : SearchEvent;

    /// <summary>The index could not be brought up to date; what is in it is found all the same.</summary>
    public sealed record RefreshFailed(SyncException Failure) : SearchEvent;

    /// <summary>Something was not looked at.</summary>
    /// <param name="Problem">A sentence without its full stop.</param>
    public sealed record ConversationsMissed(string Problem) : SearchEvent;

    /// <param name="Taken">How long the index took to answer.</param>
    public sealed record IndexAsked(TimeSpan Taken) : SearchEvent;
}
