namespace SessionSync.Model.Sessions;

/// <summary>How it is known that two files hold the same.</summary>
public enum Evidence
{
    /// <summary>Their contents were compared, or one was made from the other.</summary>
    Content,

    /// <summary>Listings told alike of them, or only their ends were compared.</summary>
    Stamps,

    /// <summary>One was written in the very second in which it was looked at: another write in that second would not show.</summary>
    Fleeting,
}
