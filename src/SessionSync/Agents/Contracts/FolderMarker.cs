namespace SessionSync.Agents.Contracts;

/// <summary>A small file by which an agent knows which project a folder belongs to.</summary>
/// <param name="Path">Relative to the agent's root.</param>
public sealed record FolderMarker(string Path, string Content);
