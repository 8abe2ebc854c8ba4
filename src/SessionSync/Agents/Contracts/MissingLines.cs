namespace SessionSync.Agents.Contracts;

/// <summary>What each of two versions of a file lacks of the other: to be appended as it is.</summary>
public sealed record MissingLines(ReadOnlyMemory<byte> Here, ReadOnlyMemory<byte> There);
