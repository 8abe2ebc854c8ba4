using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Journal;

/// <summary>Bytes of a target before it was written, by which it is recognised.</summary>
/// <param name="Bytes">How many they are: all that the target held where it was replaced, those right before the tail where one was appended.</param>
/// <param name="Content">Their SHA-256.</param>
public readonly record struct BytesBefore(long Bytes, ContentHash Content);
