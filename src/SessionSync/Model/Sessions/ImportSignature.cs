namespace SessionSync.Model.Sessions;

/// <summary>The ids of a session's content: equal on all machines that hold the same content, whenever it was imported.</summary>
public readonly record struct ImportSignature(long Messages, string NewestMessage, long Parts, string NewestPart);
