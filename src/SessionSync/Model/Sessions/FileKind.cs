namespace SessionSync.Model.Sessions;

/// <summary>How a file grows, which decides how two versions of it are brought together.</summary>
public enum FileKind
{
    /// <summary>Lines that are only ever appended; two versions share a prefix and can be merged.</summary>
    Records,

    /// <summary>Written as a whole; of two versions the newer one is taken.</summary>
    Whole,

    /// <summary>A compressed transcript, which stands in for the transcript while that is not there.</summary>
    Packed,
}
