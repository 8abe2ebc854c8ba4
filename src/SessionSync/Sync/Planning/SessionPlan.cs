using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>The planned steps for one session, in the order of execution: side files first, the transcript last.</summary>
public sealed record SessionPlan(SessionKey Key, SessionEntry? Local, SessionEntry? Remote, ImmutableArray<FileStep> Steps)
{
    public bool HasWork
    {
        get
        {
            foreach (FileStep step in Steps)
            {
                if (step.Action is not (SyncAction.None or SyncAction.Keep))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
