namespace SessionSync.Vault.Keeping;

/// <summary>What a look at a session file found, compared with what the vault has of it.</summary>
public enum KeepChange
{
    /// <summary>The vault has it as it is.</summary>
    None,

    /// <summary>The vault had nothing of it.</summary>
    New,

    /// <summary>It goes on where the vault's version ends.</summary>
    Grown,

    /// <summary>It is shorter; the version before stays.</summary>
    Shrunk,

    /// <summary>It was written anew; the version before stays.</summary>
    Rewritten,

    /// <summary>It is gone; the version before stays.</summary>
    Deleted,
}
