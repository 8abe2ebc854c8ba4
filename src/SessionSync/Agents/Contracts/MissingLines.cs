namespace SessionSync.Agents.Contracts;

/// <summary>The bytes to append to each side's version of a file.</summary>
public sealed record MissingLines(ReadOnlyMemory<byte> Here, ReadOnlyMemory<byte> There);
