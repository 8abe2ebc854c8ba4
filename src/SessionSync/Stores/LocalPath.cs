namespace SessionSync.Stores;

/// <summary>A file of this machine that is in no store, such as one that is kept for a while: its absolute path.</summary>
public readonly record struct LocalPath(string Path);
