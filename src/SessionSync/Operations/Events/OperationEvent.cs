using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Events;

/// <summary>An event of a running operation. Targets run at the same time, so events may come from any thread.</summary>
public abstract record OperationEvent
{
    private OperationEvent()
    {
    }

    public sealed record Progressed(SyncProgress Progress) : OperationEvent;

    /// <summary>A session is finished, or planned in a dry run. Sessions that need nothing are not told of.</summary>
    public sealed record SessionEnded(SessionOutcome Outcome) : OperationEvent;

    /// <param name="Target">Null where it is about none in particular.</param>
    /// <param name="Text">A sentence without its full stop.</param>
    public sealed record Warned(string? Target, string Text) : OperationEvent;

    /// <summary>A target failed while others go on. What ends the whole operation is thrown, not told.</summary>
    public sealed record TargetFailed(string? Target, SyncException Failure) : OperationEvent;

    /// <summary>Something that only those want to know who want to know all.</summary>
    public sealed record Noted(string? Target, string Text) : OperationEvent;

    /// <summary>The result, once and last of all.</summary>
    public sealed record OperationEnded(ImmutableArray<TargetSummary> Targets) : OperationEvent;
}
