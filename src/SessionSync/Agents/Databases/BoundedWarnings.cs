using SessionSync.Conversations;

namespace SessionSync.Agents.Databases;

/// <summary>Passes warnings on until there are so many that one more says nothing new.</summary>
internal sealed class BoundedWarnings(Action<ReadWarning> warn)
{
    private const int Most = 50;
    private int _told;

    public void Add(ReadWarning warning)
    {
        if (++_told <= Most)
        {
            warn(warning);
        }
        else if (_told == Most + 1)
        {
            warn(new ReadWarning(warning.Place, "and more from here on that is not listed"));
        }
    }
}
