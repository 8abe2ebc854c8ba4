using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>All that a store was found to hold when it was listed.</summary>
public sealed record StoreState(Inventory Inventory, ImmutableArray<UnclaimedFile> UnclaimedFiles)
{
    public static StoreState Empty { get; } = new(Inventory.Empty, []);

    /// <summary>With these files, too, that no project has.</summary>
    public StoreState WithUnplaced(IEnumerable<UnplacedFile> files) => this with { Inventory = Inventory with { Unplaced = Inventory.Unplaced.AddRange(files) } };

    /// <summary>The stamp of an unclaimed file with this path, or null where there is none.</summary>
    public FileStamp? StampOf(string path)
    {
        foreach (UnclaimedFile file in UnclaimedFiles)
        {
            if (file.Path == path)
            {
                return file.Stamp;
            }
        }

        return null;
    }

    /// <summary>Without an unclaimed file of this path.</summary>
    public StoreState Without(string path) => StampOf(path) is null ? this : this with { UnclaimedFiles = [.. UnclaimedFiles.Where(other => other.Path != path)] };

    /// <summary>With this unclaimed file in the place of one of the same path.</summary>
    public StoreState With(UnclaimedFile file) => this with { UnclaimedFiles = [.. UnclaimedFiles.Where(other => other.Path != file.Path), file] };
}
