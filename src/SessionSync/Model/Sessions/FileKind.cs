namespace SessionSync.Model.Sessions;

/// <summary>How a file changes, which decides how two versions of it are merged.</summary>
public enum FileKind
{
    /// <summary>Lines that are only ever appended; two versions share a prefix and can be merged.</summary>
    Records,

    /// <summary>Replaced as a whole; of two versions the newer one is taken.</summary>
    Whole,

    /// <summary>A compressed transcript, used if the transcript itself is missing.</summary>
    Packed,

    /// <summary>A conversation that is written as a whole: which of two versions is taken, what is in them decides.</summary>
    Document,
}
