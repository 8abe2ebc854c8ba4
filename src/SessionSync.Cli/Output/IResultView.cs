using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>Shows on standard output the sessions that changed or need attention.</summary>
public interface IResultView
{
    void Write(IReadOnlyList<SessionOutcome> outcomes);
}
