using SessionSync.Operations.Events;

namespace SessionSync.Cli.Output;

/// <summary>Hands what happens to a reporter as it comes, without the thread hops of <see cref="Progress{T}"/>.</summary>
internal sealed class ReporterEvents(ISyncReporter reporter) : IProgress<OperationEvent>
{
    private Task _shown = Task.CompletedTask;

    /// <summary>Runs an operation, and ends when its result has been shown.</summary>
    public static async Task<T> RunAsync<T>(ISyncReporter reporter, Func<IProgress<OperationEvent>, Task<T>> operation)
    {
        var events = new ReporterEvents(reporter);
        T result = await operation(events);
        await events._shown;
        return result;
    }

    public void Report(OperationEvent value)
    {
        switch (value)
        {
            case OperationEvent.Progressed happened:
                reporter.Progress(happened.Progress);
                break;
            case OperationEvent.SessionEnded happened:
                reporter.Session(happened.Outcome);
                break;
            case OperationEvent.Warned happened:
                reporter.Warning(happened.Target, happened.Text);
                break;
            case OperationEvent.TargetFailed happened:
                reporter.Failure(happened.Target, happened.Failure);
                break;
            case OperationEvent.Noted happened:
                reporter.Detail(happened.Target, happened.Text);
                break;
            case OperationEvent.OperationEnded happened:
                _shown = reporter.FinishAsync(happened.Targets).AsTask();
                break;
        }
    }
}
