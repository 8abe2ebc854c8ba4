using SessionSync.Sessions;

namespace SessionSync.Stores;

/// <summary>A file that was listed along with a project's sessions and belongs to none: only the digest of the listing needs it.</summary>
public readonly record struct StrayFile(string Path, FileStamp Stamp);
