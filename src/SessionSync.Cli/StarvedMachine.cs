using System.ComponentModel;

namespace SessionSync.Cli;

/// <summary>Tells what a machine has run out of: that may show anywhere, and is no bug.</summary>
internal static class StarvedMachine
{
    private const int TryAgain = 11;
    private const int NoMemory = 12;
    private const int TooManyFilesOnTheMachine = 23;
    private const int TooManyFiles = 24;
    private const int NoRoom = 28;

    /// <summary>Null where it is something else.</summary>
    public static SyncException? Explain(Exception exception)
    {
        Exception cause = exception.GetBaseException();
        int error = cause switch
        {
            Win32Exception child => child.NativeErrorCode,
            IOException file => file.HResult,
            OutOfMemoryException => NoMemory,
            _ => 0,
        };
        return error switch
        {
            TooManyFiles or TooManyFilesOnTheMachine => Failure("Too many files are open on this machine", cause, "Raise the limit: ulimit -n 1024"),
            NoRoom => Failure("There is no room left on this machine", cause, "Make room, then run the same command again"),
            NoMemory or TryAgain => Failure("There is not enough memory on this machine, or too many processes", cause, "End something, or raise the limits: ulimit -a"),
            _ => null,
        };
    }

    private static SyncException Failure(string what, Exception cause, string whatToDo) => new(FailureKind.Failed, what, cause.Message, whatToDo);
}
