using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>The files that both sides held after the last sync with a target. If it is lost, only time is lost.</summary>
public sealed record Baseline(ImmutableDictionary<FileKey, BaselineFile> Files)
{
    public static Baseline Empty { get; } = new(ImmutableDictionary<FileKey, BaselineFile>.Empty);

    /// <summary>Files of which both sides keep versions of their own, so that nobody has to read these again.</summary>
    public ImmutableDictionary<FileKey, KnownDifference> Differences { get; init; } = ImmutableDictionary<FileKey, KnownDifference>.Empty;

    public BaselineFile? Find(FileKey file) => Files.TryGetValue(file, out BaselineFile known) ? known : null;

    /// <summary>The known result of comparing these two versions; the default where there is none.</summary>
    public Finding DifferenceOf(FileKey file, FileStamp local, FileStamp remote) =>
        Differences.TryGetValue(file, out KnownDifference known) && known.Local == local && known.Remote == remote ? known.Finding : default;
}
