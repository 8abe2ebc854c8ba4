using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Operations.Rescue;

/// <summary>A file of another machine after it was compared with what is here.</summary>
/// <param name="Hash">Of its whole content there; null where it could not be read.</param>
/// <param name="IsHome">A file here begins with exactly that content.</param>
public sealed record CheckedFile(ListedFile File, ContentHash? Hash, bool IsHome);
