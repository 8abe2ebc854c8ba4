namespace SessionSync.Daemon;

/// <summary>Makes it known, once, that the log cannot be written. Nothing stops because of it.</summary>
internal sealed class LogTrouble(Func<TextWriter> writer, string folder)
{
    private int _isTold;

    /// <summary>Does something for the log that can fail, and goes on if it does.</summary>
    public void Watch(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Tell(exception.Message);
        }
    }

    public void Tell(string what)
    {
        if (Interlocked.Exchange(ref _isTold, 1) != 0)
        {
            return;
        }

        try
        {
            writer().WriteLine($"warning: the log in {folder} is incomplete: {what.Split('\n')[0].Trim()}");
        }
        catch (IOException)
        {
            // Standard error is gone as well: nobody is left to be told.
        }
    }
}
