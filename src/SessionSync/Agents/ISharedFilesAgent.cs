using System.Collections.Immutable;

namespace SessionSync.Agents;

/// <summary>An agent that also keeps files with lines about many sessions, of whatever project.</summary>
public interface ISharedFilesAgent : IAgent
{
    /// <summary>Their names. They lie right in the root, and are listed.</summary>
    ImmutableArray<string> SharedFiles { get; }

    /// <summary>What each side is to append to one of them. Any bytes are normal input. Pure.</summary>
    /// <param name="sessions">The ids of the sessions that lines are wanted about.</param>
    MissingLines Compare(ReadOnlySpan<byte> here, ReadOnlySpan<byte> there, IReadOnlySet<string> sessions);
}
