namespace SessionSync.Model.Sessions;

/// <summary>A session's file that no project has.</summary>
/// <param name="Path">Relative to the agent's root, with forward slashes.</param>
/// <param name="At">When something was last said in it, as far as that can be told.</param>
/// <param name="GoneDirectory">The directory beside the project that it was held in, and that is no more; null where its beginning, damaged or never
/// written, does not tell what session it is, or of which project.</param>
public readonly record struct UnplacedFile(string Path, DateTimeOffset At, string? GoneDirectory = null);
