using System.Collections.Immutable;

namespace SessionSync.Agents;

/// <summary>What of an agent's root must be listed to find the sessions of one project.</summary>
/// <param name="FolderPrefix">Only folders below the root whose names begin like this; ASCII letters, digits and dashes.</param>
/// <param name="TranscriptPattern">Which files right below such a folder are read from their end: a shell pattern.</param>
/// <param name="Keys">The two top-level keys whose last values are wanted of those: the timestamp's, then the working directory's.</param>
public sealed record ListingScope(string FolderPrefix, string TranscriptPattern, ImmutableArray<string> Keys);
