namespace SessionSync.Operations.Doctor;

/// <summary>The measurements of a target that was reached.</summary>
/// <param name="Transport">What connected to it, for people; null where nothing had to.</param>
/// <param name="Connecting">How long it took until it answered for the first time.</param>
/// <param name="RoundTrip">How long it took to answer once it was connected.</param>
/// <param name="ClockAhead">How far its clock is ahead of ours.</param>
/// <param name="FreeBytes">The free space where its sessions lie; null where it cannot tell.</param>
public sealed record TargetFindings(string Target, string? Transport, TimeSpan Connecting, TimeSpan RoundTrip, TimeSpan ClockAhead, long? FreeBytes);
