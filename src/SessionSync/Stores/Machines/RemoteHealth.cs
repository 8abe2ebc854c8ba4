using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>The clock and the free space of a machine, as it tells them.</summary>
/// <param name="UnixSeconds">Its clock; any number, as the machine may be hostile.</param>
/// <param name="FreeKilobytes">The free space where its sessions lie, in units of 1024 bytes; null where it cannot tell.</param>
public sealed record RemoteHealth(long UnixSeconds, long? FreeKilobytes)
{
    /// <exception cref="InvalidDataException">It is no such answer.</exception>
    internal static RemoteHealth Parse(string[] fields) => fields is ["health", var clock, var free]
        ? new RemoteHealth(WireText.Number(clock), free.Length == 0 ? null : WireText.Number(free))
        : throw new InvalidDataException("The far side does not say how it is");
}
