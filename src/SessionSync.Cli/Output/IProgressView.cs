using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>Shows on standard error how far things are; disposing it leaves the terminal free.</summary>
public interface IProgressView : IAsyncDisposable
{
    /// <summary>Where notices go while progress is shown.</summary>
    INotices Notices { get; }

    void Progress(SyncProgress progress);

    void Session(SessionOutcome outcome);
}
