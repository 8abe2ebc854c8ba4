namespace SessionSync.Operations.Status;

/// <summary>Whether what a Codespace holds is home.</summary>
public enum SafeToDelete
{
    Yes,

    /// <summary>It holds messages that are missing here.</summary>
    No,

    /// <summary>It was used after the last sync, so it may.</summary>
    Unknown,
}
