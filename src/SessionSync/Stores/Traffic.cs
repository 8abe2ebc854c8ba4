namespace SessionSync.Stores;

/// <summary>What travelled to and from a store: bytes as we handed them to the connection and took them from it.</summary>
public readonly record struct Traffic(long Sent, long Received, int Connections)
{
    public static Traffic operator +(Traffic left, Traffic right) =>
        new(left.Sent + right.Sent, left.Received + right.Received, left.Connections + right.Connections);
}
