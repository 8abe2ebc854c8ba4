namespace SessionSync.Model.Sessions;

/// <summary>A JSON string near the beginning of a file.</summary>
/// <param name="Text">Its text, unescaped.</param>
/// <param name="Start">The byte offset of its opening quote.</param>
/// <param name="Length">Its length in bytes, including both quotes and the blanks that follow.</param>
public sealed record HeaderValue(string Text, int Start, int Length)
{
    public int End => Start + Length;
}
