namespace SessionSync.Model.Sessions;

/// <summary>A JSON string in the beginning of a file.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Start">Where its opening quote is, in bytes from the file's beginning.</param>
/// <param name="Length">Its bytes, with both quotes and the blanks right behind it.</param>
public sealed record HeaderValue(string Text, int Start, int Length)
{
    public int End => Start + Length;
}
