using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>A file that was listed along with a project's sessions and belongs to none: only the digest of the listing needs it.</summary>
public readonly record struct UnclaimedFile(string Path, FileStamp Stamp);
