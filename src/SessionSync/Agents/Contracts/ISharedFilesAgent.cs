using System.Collections.Immutable;

namespace SessionSync.Agents.Contracts;

/// <summary>An agent that also keeps files with lines about many sessions, of whatever project.</summary>
public interface ISharedFilesAgent : IAgent
{
    /// <summary>Their names. They lie right in the root, and are listed.</summary>
    ImmutableArray<string> SharedFileNames { get; }

    /// <summary>What each side is to append to the file of this name. Any bytes are normal input. Pure.</summary>
    /// <param name="sessions">The ids of the sessions that lines are wanted about.</param>
    /// <param name="copies">What both sides have just been given, and no file knows of.</param>
    MissingLines Compare(
        string name, ReadOnlyMemory<byte> here, ReadOnlyMemory<byte> there, IReadOnlySet<string> sessions, IReadOnlyCollection<SessionCopy> copies);
}
