namespace SessionSync.Tests.Sync.Planning;

/// <summary>A record of a transcript, or one version of a whole file: what must never be lost.</summary>
internal readonly record struct ModelRecord(int Id, DateTimeOffset Instant, long Size);
