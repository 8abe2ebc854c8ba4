namespace SessionSync.Model.Sessions;

/// <summary>The stamps of a file on both sides when their contents were last known to be equal.</summary>
public readonly record struct BaselineFile(FileStamp Local, FileStamp Remote);
