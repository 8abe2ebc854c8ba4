namespace SessionSync.Model.Sessions;

/// <summary>A file of a session, the same in every store.</summary>
public readonly record struct FileKey(SessionKey Session, string Name);
