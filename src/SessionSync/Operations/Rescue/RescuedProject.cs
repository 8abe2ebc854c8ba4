namespace SessionSync.Operations.Rescue;

/// <summary>The sessions of one project that are home.</summary>
/// <param name="Project">The repository, or the directory's name.</param>
/// <param name="Home">The checkout they belong to now, or their folder in the vault.</param>
/// <param name="RemotePath">Where the project lies on the machine they came from.</param>
public sealed record RescuedProject(string Project, string Home, bool IsVault, string RemotePath, int Sessions);
