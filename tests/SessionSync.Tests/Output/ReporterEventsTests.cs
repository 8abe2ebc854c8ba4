using System.Collections.Immutable;
using Moq;
using SessionSync.Cli.Output;
using SessionSync.Operations.Events;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Output;

public sealed class ReporterEventsTests
{
    private static readonly SyncException s_failure = new(FailureKind.Unreachable, "Cannot reach it", "Nobody answers");

    [Fact]
    public async Task Whatever_happens_is_reported()
    {
        var reporter = new Mock<ISyncReporter>(MockBehavior.Strict);
        reporter.Setup(static one => one.Warning("work", "Odd"));
        reporter.Setup(static one => one.Failure(null, s_failure));
        reporter.Setup(static one => one.Detail("work", "Small"));
        reporter.Setup(static one => one.FinishAsync(It.IsAny<ImmutableArray<TargetSummary>>())).Returns(ValueTask.CompletedTask);

        await ReporterEvents.RunAsync(reporter.Object, static events =>
        {
            events.Warning("work", "Odd");
            events.Failure(null, s_failure);
            events.Detail("work", "Small");
            events.End([]);
            return Task.FromResult(true);
        });

        reporter.VerifyAll();
    }

    [Fact]
    public async Task An_operation_ends_when_its_result_has_been_shown()
    {
        var shown = new TaskCompletionSource();
        var reporter = new Mock<ISyncReporter>();
        reporter.Setup(static one => one.FinishAsync(It.IsAny<ImmutableArray<TargetSummary>>())).Returns(new ValueTask(shown.Task));

        Task<int> operation = ReporterEvents.RunAsync(reporter.Object, static events =>
        {
            events.End([]);
            return Task.FromResult(7);
        });

        Assert.False(operation.IsCompleted);
        shown.SetResult();
        Assert.Equal(7, await operation);
    }
}
