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

    /// <summary>How large the target then is.</summary>
    public long ResultingSize => Mode == WriteMode.Append ? Expected!.Value.Size + Source.Length : Source.Length;
}
