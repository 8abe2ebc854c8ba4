namespace SessionSync.Status;

/// <summary>Whether what a Codespace holds is home.</summary>
public enum Homecoming
{
    Home,

    /// <summary>It holds messages that are missing here.</summary>
    NotHome,

    /// <summary>It was used after the last sync, so it may.</summary>
    MaybeNotHome,
}
