namespace SessionSync.Stores.Machines;

/// <summary>A checkout, or a plain directory, on another machine.</summary>
/// <param name="Origin">The URL of its remote <c>origin</c>; empty where there is none.</param>
public sealed record RemoteCheckout(string Path, string Origin);
