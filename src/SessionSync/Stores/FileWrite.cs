using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>One file to be written, and the state it must be in for that.</summary>
/// <param name="Source">Where the bytes come from.</param>
/// <param name="ModifiedSeconds">The modification time the file gets, in Unix seconds.</param>
/// <param name="Expected">For an append and a replacement: what the target was when the plan was made.</param>
/// <param name="IsUnique">For a new transcript: no other folder of the agent's root may hold a file of the same name.</param>
public sealed record FileWrite(
    StorePath Target, WriteMode Mode, FileRange Source, long ModifiedSeconds, FileStamp? Expected = null, bool IsUnique = false)
{
    /// <summary>For a replacement: agents append to the file, so that what the replaced one grew by meanwhile belongs behind the new one.</summary>
    public bool IsGrowing { get; init; }

    /// <summary>A write that takes a file away as it was when the plan was made.</summary>
    public static FileWrite Delete(StorePath target, FileStamp expected) => new(target, WriteMode.Delete, new FileRange(target, 0, 0), expected.ModifiedSeconds, expected);

    /// <summary>A write that cuts a file back as it was when the plan was made.</summary>
    /// <param name="length">How much of its beginning it keeps, in bytes.</param>
    public static FileWrite Truncate(StorePath target, FileStamp expected, long length, long modifiedSeconds) =>
        new(target, WriteMode.Truncate, new FileRange(target, 0, length), modifiedSeconds, expected);

    /// <summary>Whether bytes come from <see cref="Source"/>.</summary>
    public bool TakesContent => Mode is WriteMode.Create or WriteMode.Append or WriteMode.Replace;

    /// <summary>How large the target then is.</summary>
    public long ResultingSize => Mode == WriteMode.Append ? Expected!.Value.Size + Source.Length : Source.Length;
}
