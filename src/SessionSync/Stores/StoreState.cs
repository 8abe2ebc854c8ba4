using System.Collections.Immutable;
using SessionSync.Sessions;

namespace SessionSync.Stores;

/// <summary>All that a store was found to hold when it was listed.</summary>
public sealed record StoreState(Inventory Inventory, ImmutableArray<StrayFile> Strays)
{
    public static StoreState Empty { get; } = new(Inventory.Empty, []);

    /// <summary>The stamp of a stray with this path; null where there is none.</summary>
    public FileStamp? StampOf(string path)
    {
        foreach (StrayFile stray in Strays)
        {
            if (stray.Path == path)
            {
                return stray.Stamp;
            }
        }

        return null;
    }

    /// <summary>With this stray in the place of one of the same path.</summary>
    public StoreState With(StrayFile stray) => this with { Strays = [.. Strays.Where(other => other.Path != stray.Path), stray] };
}
