namespace SessionSync.Configuration;

/// <summary>How a session that went on in two places is treated.</summary>
public enum DivergencePreference
{
    /// <summary>Both branches are kept.</summary>
    Merge,

    /// <summary>The newer last message wins; the older version is kept in the journal.</summary>
    Newer,
}
