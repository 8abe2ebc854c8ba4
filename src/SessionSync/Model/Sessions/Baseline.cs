using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>What both sides held after the last sync with a target. If it is lost, only time is lost.</summary>
public sealed record Baseline(ImmutableDictionary<FileKey, BaselineFile> Files)
{
    public static Baseline Empty { get; } = new(ImmutableDictionary<FileKey, BaselineFile>.Empty);

    public BaselineFile? Find(FileKey file) => Files.TryGetValue(file, out BaselineFile known) ? known : null;
}
