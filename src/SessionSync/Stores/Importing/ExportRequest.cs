using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Importing;

/// <summary>A session that is wanted somewhere else.</summary>
/// <param name="Directory">The absolute path that it is to be held in there.</param>
public sealed record ExportRequest(ImportableSession Session, string Directory);
