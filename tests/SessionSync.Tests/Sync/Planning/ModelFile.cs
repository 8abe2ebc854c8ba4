using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>A file as the list of what it holds; one that is written as a whole holds one version.</summary>
internal sealed record ModelFile(FileKind Kind, ImmutableArray<ModelRecord> Records, long ModifiedSeconds)
{
    public FileStamp Stamp => new(Records.Sum(record => record.Size), ModifiedSeconds);

    public DateTimeOffset? Head => Records.IsEmpty ? null : Records.Max(record => record.Instant);

    private IEnumerable<int> Ids => Records.Select(record => record.Id);

    private VersionContents Contents => new(Ids.Select(id => (UInt128)id).ToHashSet(), new HashSet<UInt128>());

    public bool IsBeginningOf(ModelFile other) =>
        Records.Length <= other.Records.Length && Records.AsSpan().SequenceEqual(other.Records.AsSpan(0, Records.Length));

    public bool HoldsSame(ModelFile? other) => other is not null && Records.AsSpan().SequenceEqual(other.Records.AsSpan());

    /// <summary>What reading both versions tells.</summary>
    public static Finding Inspect(ModelFile here, ModelFile there) => Inspector.Compare(
        here.Contents, there.Contents, Math.Sign(string.CompareOrdinal(string.Join(' ', here.Ids), string.Join(' ', there.Ids))));

    /// <summary>All of the older one, then what only the newer one has; where one has all of the other, that one as it is.</summary>
    public static ImmutableArray<ModelRecord> Merge(ModelFile left, ModelFile right)
    {
        (ModelFile older, ModelFile newer) = IsOlder(left, right) ? (left, right) : (right, left);
        ModelRecord[] onlyNewer = [.. newer.Records.Except(older.Records)];
        bool newerHasAll = !older.Records.Except(newer.Records).Any();
        return newerHasAll ? newer.Records : [.. older.Records, .. onlyNewer];
    }

    public override string ToString() => $"{Kind}@{ModifiedSeconds}[{string.Join(' ', Records.Select(record => record.Id))}]";

    // Two with the same head are told apart by their content, so that every machine calls the same one the older.
    private static bool IsOlder(ModelFile left, ModelFile right) =>
        left.Head != right.Head ? left.Head < right.Head || left.Head is null : string.CompareOrdinal(Identity(left), Identity(right)) < 0;

    private static string Identity(ModelFile file) => string.Join(' ', file.Records.Select(record => record.Id));
}
