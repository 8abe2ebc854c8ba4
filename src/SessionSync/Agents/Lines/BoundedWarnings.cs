using SessionSync.Conversations;

namespace SessionSync.Agents.Lines;

/// <summary>Passes on the first warnings of one conversation, and that there were more.</summary>
internal sealed class BoundedWarnings(Action<ReadWarning> warn)
{
    private const int Most = 100;

    private int _count;

    public void Add(string place, string what)
    {
        _count++;
        if (_count <= Most)
        {
            warn(new ReadWarning(place, what));
        }
        else if (_count == Most + 1)
        {
            warn(new ReadWarning(place, "More could not be read from here on; it is not told one by one."));
        }
    }

    public void AddLine(int number, string what) => Add($"line {number}", what);
}
