using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Passes on the first warnings of one conversation, and that there were more.</summary>
internal sealed class BoundedWarnings(Action<ReadWarning> warn)
{
    private const int Most = 100;

    private int _count;

    public void Add(string place, string what) => Add(new ReadWarning(place, what));

    public void Add(ReadWarning warning)
    {
        _count++;
        if (_count <= Most)
        {
            warn(warning);
        }
        else if (_count == Most + 1)
        {
            warn(new ReadWarning(warning.Place, "More could not be read from here on; it is not told one by one."));
        }
    }
}
