namespace SessionSync.Browse.Export.Documents.Calls;

/// <summary>A line of an edit.</summary>
/// <param name="Text">Without the end of the line.</param>
internal readonly record struct EditedLine(LineKind Kind, string Text);
