using SessionSync.Model.Sessions;
using SessionSync.Vault.Keeping;

namespace SessionSync.Operations.Vaulting;

/// <summary>A session file of which the vault keeps a version that the agent has no more.</summary>
/// <param name="Path">Relative to the agent's root.</param>
public sealed record VaultChange(AgentId Agent, string Path, KeepChange Change);
