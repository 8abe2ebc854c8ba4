namespace SessionSync.Model.Sessions;

/// <summary>A file's size in bytes and modification time in whole Unix seconds.</summary>
public readonly record struct FileStamp(long Size, long ModifiedSeconds);
