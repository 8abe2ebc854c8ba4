using SessionSync.Agents.Contracts;
using SessionSync.Stores.Importing;

namespace SessionSync.Stores.Targets;

/// <summary>The other side of a project's sync, of whatever kind: it finds the project and opens a store for each agent's sessions of it.</summary>
public interface ITarget
{
    /// <summary>The name that the user gave it.</summary>
    string Name { get; }

    /// <summary>The key that it is remembered under.</summary>
    string Address { get; }

    /// <summary>Where the project is taken to lie in it, as far as that is known by now. Only the target itself reads anything out of that.</summary>
    string Place { get; }

    /// <summary>Stores that are opened now will most likely be those of the project: what is here may be looked at before the target has answered.</summary>
    bool IsPlaceKnown { get; }

    /// <summary>Finds out where the project lies, where nobody has told.</summary>
    /// <exception cref="SyncException">It does not lie there, or in several places.</exception>
    Task FindAsync(CancellationToken cancellationToken);

    /// <summary>Waits for the target's own word on the place.</summary>
    Task LocateAsync(CancellationToken cancellationToken);

    /// <summary>Whether stores that were opened when this was the place are those of the project.</summary>
    bool Confirms(string place);

    /// <summary>The sessions of an agent.</summary>
    ISessionStore Open(IAgent agent);

    /// <summary>The sessions that only their agent's own command may write.</summary>
    IImportStore OpenImports();

    /// <summary>A remark on a store that has been listed: a sentence without its full stop; null for nothing.</summary>
    string? RemarkOn(ISessionStore store);

    /// <summary>Notes where the project lies, for the next time.</summary>
    void Remember();
}
