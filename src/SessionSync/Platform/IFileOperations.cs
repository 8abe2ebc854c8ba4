namespace SessionSync.Platform;

/// <summary>Every change that is made to files here, one method each, so that a test can have any of them fail.</summary>
internal interface IFileOperations
{
    /// <summary>Makes a directory that only its owner may enter, and those above it.</summary>
    void CreateDirectory(string path);

    /// <summary>Makes a new file that only its owner may read, and fails where there is one.</summary>
    FileStream CreateFile(string path);

    /// <summary>Waits until the file's content is on the disk.</summary>
    void Flush(string path);

    /// <summary>Waits until everything in the directory is on the disk: cheaper than one by one where there is much of it.</summary>
    void FlushAll(string directory);

    void SetModified(string path, DateTimeOffset modified);

    /// <summary>Gives a file its place; fails where there is one already.</summary>
    void MoveNew(string from, string to);

    /// <summary>Gives a file the place of another in one step.</summary>
    void MoveOver(string from, string to);

    /// <summary>Appends one file's content to another; where that fails, what was appended is taken off again, and nothing of anybody else.</summary>
    void AppendFrom(string tail, string path);

    /// <summary>Appends to a file what another, whose place it took, has grown by since.</summary>
    /// <param name="replaced">Opened before it was replaced.</param>
    /// <param name="from">How long it was, in bytes.</param>
    /// <returns>How long it is.</returns>
    long BringAfter(FileStream replaced, long from, string path);

    void DeleteDirectory(string path);
}
