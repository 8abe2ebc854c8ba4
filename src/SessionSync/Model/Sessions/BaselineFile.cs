namespace SessionSync.Model.Sessions;

/// <summary>The stamps a file had on both sides when both were last known to hold the same.</summary>
public readonly record struct BaselineFile(FileStamp Local, FileStamp Remote);
