using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>What the first line of an immutable file says.</summary>
/// <param name="End">Where it ends, and the body begins.</param>
/// <param name="Length">Of the content, in bytes.</param>
internal readonly record struct PackingLine(int End, int Length, bool IsCompressed, ContentHash? Base);
