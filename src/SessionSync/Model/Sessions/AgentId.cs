namespace SessionSync.Model.Sessions;

/// <summary>The stable id of a coding agent, such as <c>claude-code</c>; used in file names and output.</summary>
public readonly record struct AgentId(string Value)
{
    public override string ToString() => Value;
}
