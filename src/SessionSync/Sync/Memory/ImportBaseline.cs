using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Memory;

/// <summary>The signatures of a session on both sides at the end of the last sync; null for a side that did not have it.</summary>
/// <param name="Kept">The session as it was when its export was put aside, as it could not be imported; null where nothing was.</param>
public sealed record ImportBaseline(ImportSignature? Here, ImportSignature? There, ImportSignature? Kept = null);
