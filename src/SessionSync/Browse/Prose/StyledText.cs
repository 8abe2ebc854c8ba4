namespace SessionSync.Browse.Prose;

/// <summary>A piece of what was said, as it was written, and its style.</summary>
public readonly record struct StyledText(string Text, ProseStyle Style);
