namespace SessionSync.Model.Sessions;

/// <summary>What a listing tells of a file: its size in bytes and its modification time in whole Unix seconds.</summary>
public readonly record struct FileStamp(long Size, long ModifiedSeconds);
