namespace SessionSync.Browse.Calls;

/// <summary>A line of an edit.</summary>
/// <param name="Text">Without the end of the line.</param>
public readonly record struct EditedLine(LineKind Kind, string Text);
