namespace SessionSync.Agents.Contracts;

/// <summary>Who writes an agent's sessions when they arrive from another machine.</summary>
public enum SessionWriting
{
    /// <summary>This program does.</summary>
    Ours,

    /// <summary>The agent's own command does, and so must be there.</summary>
    Its,

    /// <summary>They are only read.</summary>
    None,
}
