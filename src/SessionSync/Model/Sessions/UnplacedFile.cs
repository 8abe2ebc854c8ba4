namespace SessionSync.Model.Sessions;

/// <summary>A session's file of which nothing tells what project, or what session of it, it is: its beginning is damaged, or never told.</summary>
/// <param name="Path">Relative to the agent's root, with forward slashes.</param>
/// <param name="At">When something was last said in it, as far as that can be told.</param>
public readonly record struct UnplacedFile(string Path, DateTimeOffset At);
