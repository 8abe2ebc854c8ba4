namespace SessionSync.Doctor;

/// <summary>Judges the agents that are here.</summary>
public static class AgentChecks
{
    /// <summary>Null for an agent that is not here and need not be.</summary>
    /// <param name="sessions">The folder of its sessions; null where there is none.</param>
    public static Check? Of(AgentClient agent, ProgramReport program, string? sessions)
    {
        if (program.Path is null && sessions is null)
        {
            return agent.IsSynced
                ? new Check("agent", agent.Id, Verdict.Warning, $"{agent.Program} is not on the PATH, and it has no sessions here")
                : null;
        }

        string version = program switch
        {
            { Path: null } => $"{agent.Program} is not on the PATH",
            { Version: { } told } => told,
            _ => $"{program.Path} does not tell its version: {program.Problem}",
        };
        string kept = sessions is null ? "no sessions yet" : agent.IsSynced ? $"sessions in {sessions}" : $"sessions in {sessions}, which are not synced";
        Verdict verdict = program is { Path: not null, Version: null } ? Verdict.Warning : Verdict.Ok;
        return new Check("agent", agent.Id, verdict, $"{version}; {kept}", verdict == Verdict.Ok ? "" : $"Run it by hand: {program.Path} --version");
    }
}
