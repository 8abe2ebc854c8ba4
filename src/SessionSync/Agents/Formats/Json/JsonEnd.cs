namespace SessionSync.Agents.Formats.Json;

/// <summary>Finds an end in a text as <see cref="JsonScan"/> does.</summary>
internal delegate int JsonEnd(ReadOnlySpan<byte> text);
