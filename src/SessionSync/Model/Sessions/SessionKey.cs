namespace SessionSync.Model.Sessions;

/// <summary>Identifies a session on every machine: the agent and the agent's session id.</summary>
public readonly record struct SessionKey(AgentId Agent, string Id) : IComparable<SessionKey>
{
    public int CompareTo(SessionKey other)
    {
        int byAgent = string.CompareOrdinal(Agent.Value, other.Agent.Value);
        return byAgent != 0 ? byAgent : string.CompareOrdinal(Id, other.Id);
    }

    public static bool operator <(SessionKey left, SessionKey right) => left.CompareTo(right) < 0;

    public static bool operator >(SessionKey left, SessionKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(SessionKey left, SessionKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SessionKey left, SessionKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Agent}/{Id}";
}
