namespace SessionSync.Vault.Reading;

/// <summary>Something in a vault that is missing or damaged.</summary>
/// <param name="What">A sentence without its full stop.</param>
/// <param name="Affected">The session file of which a version cannot be restored; null where it is not known which.</param>
public sealed record VaultDamage(string What, string? Affected);
