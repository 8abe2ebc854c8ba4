namespace SessionSync.Stores;

/// <summary>The traffic with a store: bytes as we handed them to its connections and took them from there, and how many connections there were.</summary>
public readonly record struct Traffic(long Sent, long Received, int Connections)
{
    public static Traffic operator +(Traffic left, Traffic right) =>
        new(left.Sent + right.Sent, left.Received + right.Received, left.Connections + right.Connections);
}
