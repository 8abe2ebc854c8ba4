namespace SessionSync.Operations.Sweeping;

/// <summary>A project that this machine and another one have.</summary>
/// <param name="RemotePath">Where it lies there.</param>
internal sealed record SharedProject(ProjectHome Home, string RemotePath);
