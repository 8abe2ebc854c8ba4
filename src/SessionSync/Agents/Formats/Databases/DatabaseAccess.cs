namespace SessionSync.Agents.Formats.Databases;

/// <summary>How a database is read without leaving a trace.</summary>
internal enum DatabaseAccess
{
    /// <summary>Beside its writer, with the locks that SQLite's readers take.</summary>
    Shared,

    /// <summary>Without locks: nobody has it open, and a reader's own files beside it would be litter.</summary>
    Unchanging,

    /// <summary>In a copy: what the last writer left must be brought in order first.</summary>
    Copy,
}
