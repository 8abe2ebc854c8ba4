namespace SessionSync.Configuration;

/// <summary>What becomes of a session that went on in two places.</summary>
public enum DivergencePreference
{
    /// <summary>Both branches are kept.</summary>
    Merge,

    /// <summary>The newer last message wins; the older version is kept in the journal.</summary>
    Newer,
}
