namespace SessionSync.Model.Sessions;

/// <summary>The stamps of a file on both sides when their contents were last known to be equal, and how that was known.</summary>
public readonly record struct BaselineFile(FileStamp Local, FileStamp Remote, Evidence Evidence = Evidence.Content)
{
    /// <summary>Whether both files still are as they were.</summary>
    public bool Matches(FileStamp local, FileStamp remote) => Local == local && Remote == remote;
}
