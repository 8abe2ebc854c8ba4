using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Events;

/// <summary>Tells of what happens while an operation runs.</summary>
internal static class OperationEvents
{
    public static void Session(this IProgress<OperationEvent> events, SessionOutcome outcome) => events.Report(new OperationEvent.SessionEnded(outcome));

    public static void Warning(this IProgress<OperationEvent> events, string? target, string text) => events.Report(new OperationEvent.Warned(target, text));

    public static void Failure(this IProgress<OperationEvent> events, string? target, SyncException failure) => events.Report(new OperationEvent.TargetFailed(target, failure));

    public static void Detail(this IProgress<OperationEvent> events, string? target, string text) => events.Report(new OperationEvent.Noted(target, text));

    public static void End(this IProgress<OperationEvent> events, ImmutableArray<TargetSummary> targets) => events.Report(new OperationEvent.OperationEnded(targets));
}
