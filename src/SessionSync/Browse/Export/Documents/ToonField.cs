namespace SessionSync.Browse.Export.Documents;

/// <summary>A field of a part.</summary>
/// <param name="IsLiteral">The value is written as it stands, such as <c>true</c>.</param>
internal readonly record struct ToonField(string Name, string Value, bool IsLiteral = false);
