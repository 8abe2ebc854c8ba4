using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Operations.Vaulting;

/// <summary>A session file in the vault.</summary>
/// <param name="Machine">Whose it is; text from elsewhere, not fit for a terminal as it is.</param>
/// <param name="Path">Relative to the agent's root there; text from elsewhere as well.</param>
/// <param name="Versions">Oldest first; at least one.</param>
public sealed record VaultedFile(string Machine, AgentId Agent, string Path, ImmutableArray<VaultedVersion> Versions)
{
    public VaultedVersion Newest => Versions[^1];

    /// <summary>Whether the agent had it when it was last looked for.</summary>
    public bool IsThere => Newest.Reason == "newest";
}
