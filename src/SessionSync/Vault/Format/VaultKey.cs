using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>A session file of one machine.</summary>
/// <param name="Path">Relative to the agent's root there, with forward slashes.</param>
internal readonly record struct VaultKey(AgentId Agent, string Path)
{
    public override string ToString() => $"{Agent}/{Path}";
}
