namespace SessionSync.Model.Sessions;

/// <summary>What a session consists of, told by its ids: the same on every machine that holds the same, whenever it was imported there.</summary>
public readonly record struct ImportSignature(long Messages, string NewestMessage, long Parts, string NewestPart);
