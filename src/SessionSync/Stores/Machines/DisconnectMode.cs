namespace SessionSync.Stores.Machines;

/// <summary>How a machine's process is left once nothing more will be asked of it.</summary>
public enum DisconnectMode
{
    /// <summary>Its input is closed, and its end is waited for: what it tidies up is tidied up when we are done.</summary>
    Await,

    /// <summary>Its input is closed, and it ends by itself a round trip later: it has children of its own that would stay behind if it
    /// were told to end at once.</summary>
    Close,

    /// <summary>It is told to end at once, which nobody waits for.</summary>
    End,
}
