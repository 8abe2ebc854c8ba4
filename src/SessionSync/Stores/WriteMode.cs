namespace SessionSync.Stores;

/// <summary>The kind of a write: which state of the file it requires, and which it leaves behind.</summary>
public enum WriteMode
{
    /// <summary>There is no such file yet.</summary>
    Create,

    /// <summary>The file has exactly the expected size and ends with the same bytes as the source's before the range.</summary>
    Append,

    /// <summary>The file has exactly the expected stamp; its old content has been kept elsewhere by the caller.</summary>
    Replace,

    /// <summary>The file has exactly the expected stamp, and keeps so much of its beginning as the source's range is long; what it loses has been
    /// kept elsewhere by the caller. Nothing is read from the source.</summary>
    Truncate,

    /// <summary>The file has exactly the expected stamp, and goes away; its content has been kept elsewhere by the caller. Nothing is read from
    /// the source.</summary>
    Delete,
}
