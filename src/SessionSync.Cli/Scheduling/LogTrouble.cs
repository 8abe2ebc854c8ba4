namespace SessionSync.Cli.Scheduling;

/// <summary>Makes it known, once, that the log cannot be written. Nothing stops because of it.</summary>
internal sealed class LogTrouble(Func<TextWriter> writer, string folder)
{
    private int _isTold;

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
