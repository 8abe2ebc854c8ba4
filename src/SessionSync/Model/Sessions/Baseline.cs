using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>What both sides were known to hold after the last sync with this target. Losing it loses nothing but speed.</summary>
public sealed record Baseline(ImmutableDictionary<FileKey, BaselineFile> Files)
{
    public static Baseline Empty { get; } = new(ImmutableDictionary<FileKey, BaselineFile>.Empty);

    public BaselineFile? Find(FileKey file) => Files.TryGetValue(file, out BaselineFile known) ? known : null;
}
