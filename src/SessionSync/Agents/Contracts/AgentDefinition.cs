using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>All that the program knows of one agent. Each agent's folder makes one, and the catalog has a line for it.</summary>
/// <param name="DisplayName">What people call it.</param>
/// <param name="Program">The command that starts it.</param>
/// <param name="Root">Where it keeps its data.</param>
/// <param name="SessionsFolder">Where below the base directory of <paramref name="Root"/> its sessions are, for people; empty for the base itself.</param>
/// <param name="Reader">Reads its conversations.</param>
public sealed record AgentDefinition(string DisplayName, string Program, AgentRoot Root, string SessionsFolder, IConversationReader Reader)
{
    public AgentId Id => Reader.Agent;

    /// <summary>How its session files are synced; null where they are not.</summary>
    public IAgent? Files { get; init; }

    /// <summary>Whether its sessions are synced by its own command's imports.</summary>
    public bool IsImported { get; init; }

    /// <summary>Databases that are copied as they are before a machine goes away; null where it has none.</summary>
    public IAgentStore? Closed { get; init; }

    /// <summary>The store of data beside its sessions, copied as it is before a machine goes away; null for none.</summary>
    public IAgentStore? Beside { get; init; }

    /// <summary>Its settings, where those tell how long it keeps sessions; null for an agent that has never been seen to delete one by its age.</summary>
    public AgentSettingsFile? Settings { get; init; }

    /// <summary>The word between <see cref="Program"/> and a session's id on the command line that resumes it; null where there is none.</summary>
    public string? ResumeOption { get; init; }

    /// <summary>Environment variables that move its data, besides those of <see cref="Root"/>.</summary>
    public ImmutableArray<string> FurtherVariables { get; init; } = [];

    public SessionWriting Writing => Files is not null ? SessionWriting.Ours : IsImported ? SessionWriting.Its : SessionWriting.None;

    /// <summary>All environment variables that move its data.</summary>
    public IEnumerable<string> Variables => Root.Variables.Where(static name => name.Length > 0).Concat(FurtherVariables);
}
