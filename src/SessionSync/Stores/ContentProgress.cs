namespace SessionSync.Stores;

/// <summary>The progress since the last report.</summary>
/// <param name="Bytes">Of contents, before compression.</param>
/// <param name="Files">Contents that are whole now.</param>
public readonly record struct ContentProgress(long Bytes, int Files);
