namespace SessionSync.Model.Sessions;

/// <summary>Identifies a file of a session in every store.</summary>
public readonly record struct FileKey(SessionKey Session, string Name);
