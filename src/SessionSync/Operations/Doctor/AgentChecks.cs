using SessionSync.Agents.Contracts;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges the agents that are here.</summary>
public static class AgentChecks
{
    /// <summary>There is not one of them.</summary>
    public static HealthCheck None { get; } = new("agent", "any", Verdict.Warning, "No agent is on the PATH, and none has sessions here", "Install one, or look at your PATH");

    /// <summary>Null for an agent that is not here.</summary>
    /// <param name="sessions">The folder of its sessions; null where there is none.</param>
    public static HealthCheck? Of(AgentDefinition agent, ProgramReport program, string? sessions)
    {
        if (program.Path is null && sessions is null)
        {
            return null;
        }

        if (program.Path is null && agent.Writing == SessionWriting.Its)
        {
            return new HealthCheck(
                "agent", agent.Id.Value, Verdict.Warning, $"{agent.Program} is not on the PATH, and only it can take in sessions of other machines; sessions in {sessions}", "Install it, or add it to your PATH");
        }

        string version = program switch
        {
            { Path: null } => $"{agent.Program} is not on the PATH",
            { Version: { } told } => told,
            _ => $"{program.Path} does not tell its version: {program.Problem}",
        };
        string kept = sessions is null ? "no sessions yet" : agent.Writing == SessionWriting.None ? $"sessions in {sessions}, which are read and not synced" : $"sessions in {sessions}";
        Verdict verdict = program is { Path: not null, Version: null } ? Verdict.Warning : Verdict.Ok;
        return new HealthCheck("agent", agent.Id.Value, verdict, $"{version}; {kept}", verdict == Verdict.Ok ? "" : $"Run it by hand: {program.Path} --version");
    }
}
