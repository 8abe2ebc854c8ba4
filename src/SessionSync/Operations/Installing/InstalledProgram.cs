namespace SessionSync.Operations.Installing;

/// <summary>The sync-sessions that a machine has now.</summary>
/// <param name="Folder">Where it lies there.</param>
/// <param name="WasThere">Whether there was one before.</param>
/// <param name="Said">What it says of itself; null where it was there already, and nothing changed.</param>
/// <param name="IsOnSearchPath">Whether a login shell there finds it.</param>
public sealed record InstalledProgram(string Folder, bool WasThere, string? Said, bool IsOnSearchPath);
