namespace SessionSync.Agents.Contracts;

/// <summary>A small file that tells the agent whose a folder is.</summary>
/// <param name="Path">Relative to the root.</param>
public sealed record FolderMarker(string Path, string Content);
