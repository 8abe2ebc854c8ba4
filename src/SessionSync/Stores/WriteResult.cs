namespace SessionSync.Stores;

/// <summary>How one write ended.</summary>
public sealed record WriteResult(WriteStatus Status, string? Detail = null);
