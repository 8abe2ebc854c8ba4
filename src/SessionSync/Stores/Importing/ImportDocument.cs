using SessionSync.Sessions;

namespace SessionSync.Stores.Importing;

/// <summary>A session as the agent's own export writes it.</summary>
/// <param name="Place">Where in the project it is to be imported.</param>
public sealed record ImportDocument(ImportableSession Session, string Place, ReadOnlyMemory<byte> Content);
