using SessionSync;
using SessionSync.Daemon;
using SessionSync.Model;

try
{
    if (DaemonRequest.Read(args, Environment.GetEnvironmentVariable) is not { } request)
    {
        Console.Error.WriteLine("It is started by: sync-sessions daemon");
        return (int)ExitCode.Usage;
    }

    return (int)await DaemonRun.StartAsync(request, TimeProvider.System);
}
catch (SyncException exception)
{
    Console.Error.WriteLine($"error: {FailureText.Of(exception)}");
    return (int)ExitCodes.Of(exception.Kind);
}
catch (Exception exception)
{
    Console.Error.WriteLine($"error: This is a bug in sync-sessions: {exception.GetType().Name}: {Printable.Line(exception.Message)}\n{exception.StackTrace}");
    return (int)ExitCode.Bug;
}
