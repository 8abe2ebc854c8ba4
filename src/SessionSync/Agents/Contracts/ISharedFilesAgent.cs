using System.Collections.Immutable;

namespace SessionSync.Agents.Contracts;

/// <summary>An agent that also keeps files of lines that each concern one session, for the sessions of all projects.</summary>
public interface ISharedFilesAgent : IAgent
{
    /// <summary>Names of these files, which lie directly in the root.</summary>
    ImmutableArray<string> SharedFileNames { get; }

    /// <summary>The lines that each side is to append to one of these files. Any bytes are valid input. Pure.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="here">The file's content here; empty if there is none.</param>
    /// <param name="there">The file's content on the other side; empty if there is none.</param>
    /// <param name="sessions">Ids of the sessions whose lines are wanted.</param>
    /// <param name="copies">Sessions that were just created on both sides and have no line yet.</param>
    MissingLines Compare(
        string name, ReadOnlyMemory<byte> here, ReadOnlyMemory<byte> there, IReadOnlySet<string> sessions, IReadOnlyCollection<SessionCopy> copies);
}
