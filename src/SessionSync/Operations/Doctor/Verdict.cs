namespace SessionSync.Operations.Doctor;

/// <summary>How a check ended. A larger value is worse.</summary>
public enum Verdict
{
    Ok,

    /// <summary>It works, and may surprise some day.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}
