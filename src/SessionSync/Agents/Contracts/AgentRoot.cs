namespace SessionSync.Agents.Contracts;

/// <summary>The folders that an agent keeps its sessions in, below a home directory.</summary>
/// <param name="EnvironmentVariable">The variable that names another base directory; empty if there is none.</param>
/// <param name="DefaultFolder">The base directory if that variable is not set, relative to the home directory.</param>
/// <param name="SessionsFolder">The folder below the base that holds the sessions: the agent's root, which is the base itself where this is
/// empty. Paths of session files are relative to it.</param>
/// <param name="LiveFolder">The folder below the base with a file PID.json for each running client, or a file ID.lock for each session that
/// one has open and holds the lock of; null where the agent has none.</param>
public sealed record AgentRoot(string EnvironmentVariable, string DefaultFolder, string SessionsFolder, string? LiveFolder)
{
    /// <summary>The base directory below the one that the variable names; empty where it is that one.</summary>
    public string MovedFolder { get; init; } = "";

    /// <summary>A variable that names the root itself, wherever the base is; null where there is none.</summary>
    public string? SessionsVariable { get; init; }

    /// <summary>The variables that move it.</summary>
    public IEnumerable<string> Variables => SessionsVariable is null ? [EnvironmentVariable] : [EnvironmentVariable, SessionsVariable];

    /// <summary>The base directory in a home.</summary>
    public string BaseIn(AgentHome home) => EnvironmentVariable.Length > 0 && home.Variable(EnvironmentVariable) is { Length: > 0 } moved
        ? Path.Combine(moved, MovedFolder)
        : Path.Combine(home.Home, DefaultFolder);

    /// <summary>The root in a home.</summary>
    public string In(AgentHome home) => SessionsVariable is not null && home.Variable(SessionsVariable) is { Length: > 0 } moved
        ? moved
        : Path.Combine(BaseIn(home), SessionsFolder);
}
