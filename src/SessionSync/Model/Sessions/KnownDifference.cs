namespace SessionSync.Model.Sessions;

/// <summary>The result of comparing two versions of a file that were left as they are, and the stamps of these versions.</summary>
public readonly record struct KnownDifference(FileStamp Local, FileStamp Remote, Finding Finding);
